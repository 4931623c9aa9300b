-- Departments whose prose disagrees with their tables, the most disagreements first.
select coalesce(d.entity, d.doc) as department, d.year, count(*) as disagreements, min(r.line) as first_line
from relation r
join document d on d.doc = r.doc
where r.rule like 'prose/%'
  and r.status = 'fail'
  and r.severity <> 'info'
group by coalesce(d.entity, d.doc), d.year
order by disagreements desc, department, d.year;
