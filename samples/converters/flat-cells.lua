-- A filter for pandoc: every cell becomes one line, so that every table fits a pipe table of Markdown.
-- pandoc writes a table it cannot fit as HTML or, told not to, as "[TABLE]": either way cells would be lost.

local function flat(cell)
  local inlines = pandoc.utils.blocks_to_inlines(cell.contents, { pandoc.Str("") })
  cell.contents = { pandoc.Plain(inlines):walk({ LineBreak = function() return pandoc.Str("") end }) }
end

local function flatten(rows)
  for _, row in ipairs(rows) do
    for _, cell in ipairs(row.cells) do
      flat(cell)
    end
  end
end

function Table(table)
  flatten(table.head.rows)
  for _, body in ipairs(table.bodies) do
    flatten(body.head)
    flatten(body.body)
  end
  flatten(table.foot.rows)
  return table
end
