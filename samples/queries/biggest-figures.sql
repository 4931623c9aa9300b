-- The biggest figures behind a relation that fails: where an error weighs most. Each figure once, in 元.
select o.doc, o.line, o.label, o.raw, o.unit, max(o.yuan) as yuan, count(distinct r.rule) as rules
from operand o
join relation r on r.doc = o.doc and r.id = o.relation
where r.status = 'fail'
  and r.severity = 'error'
  and o.yuan is not null
group by o.doc, o.ref, o.line, o.label, o.raw, o.unit
order by yuan desc, o.doc, o.line, o.label
limit 20;
