-- The largest changes between two documents of one stage that no statement of the later one speaks of:
-- none of its sentences on changes is about the same item, class and measure.
select c.later, c.line, c.label, c.before, c.after, c.unit, c.percent
from change c
join document d on d.doc = c.later
join document e on e.doc = c.earlier and e.stage = d.stage and e.year < d.year
where c.status = 'changed'
  and c.yuan is not null
  and not exists (
      select 1
      from claim s
      where s.doc = c.later
        and s.kind = 'change'
        and coalesce(s.measure, '') in (coalesce(c.measure, ''), 'both')
        and coalesce(s.class, 'total') = coalesce(c.class, 'total')
        and coalesce(s.item, '') = coalesce(c.item, '')
  )
order by abs(c.yuan) desc, c.later, c.line, c.id
limit 20;
