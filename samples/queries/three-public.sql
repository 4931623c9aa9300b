-- The three public expenses over the years, in 元, as each document prints its total of fiscal appropriation.
select coalesce(d.entity, d.doc) as department, f.year, f.stage,
       max(case when f.item = 'three public' then f.yuan end) as total,
       max(case when f.item = 'abroad' then f.yuan end) as abroad,
       max(case when f.item = 'vehicles' then f.yuan end) as vehicles,
       max(case when f.item = 'reception' then f.yuan end) as reception,
       count(distinct f.doc) as documents
from fact f
join document d on d.doc = f.doc
where f.item in ('three public', 'abroad', 'vehicles', 'reception')
  and f.measure = 'expenditure'
  and coalesce(f.fund, 'fiscal') = 'fiscal'
  and f.version is null -- a final account prints the budget beside it
  and f.yuan is not null
group by coalesce(d.entity, d.doc), f.year, f.stage
order by department, f.year, f.stage;
