-- Performance cards whose project no table of their year names, in whatever document it is printed.
select c.doc, c.line, c.kind, c.year, c.project
from card c
where c.project is not null
  and not exists (
      select 1
      from fact f
      where f.year = c.year
        and f.name like '%' || c.project || '%'
  )
order by c.doc, c.line;
