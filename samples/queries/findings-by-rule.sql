-- Findings by rule and department; remarks (severity info) are left out.
select f.rule, coalesce(d.entity, d.doc) as department, d.year,
       sum(case when g.severity = 'error' then 1 else 0 end) as errors,
       sum(case when g.severity = 'warning' then 1 else 0 end) as warnings
from finding_rule f
join finding g on g.doc = f.doc and g.id = f.finding
join document d on d.doc = f.doc
where g.severity <> 'info'
group by f.rule, coalesce(d.entity, d.doc), d.year
order by errors desc, warnings desc, f.rule, department, d.year;
