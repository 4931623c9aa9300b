-- Tables from the records in record(json), for DuckDB and SQLite. See README.md.

create table document as
select r.json->>'$.doc' as doc,
       r.json->>'$.title' as title,
       r.json->>'$.entity' as entity,
       cast(r.json->>'$.year' as integer) as year,
       r.json->>'$.stage' as stage
from record r
where (r.json->>'$.type') = 'document';

-- what a figure is in 元: its value times this
create table unit as
select '元' as unit, 1 as yuan union all select '千元', 1000 union all select '万元', 10000
union all select '百万元', 1000000 union all select '亿元', 100000000;

create table fact as
select r.json->>'$.doc' as doc,
       r.json->>'$.id' as id,
       r.json->>'$.form' as form,
       r.json->>'$.title' as title,
       r.json->>'$.row.code' as code,
       r.json->>'$.row.name' as name,
       r.json->>'$.column' as header,
       cast(r.json->>'$.year' as integer) as year,
       r.json->>'$.stage' as stage,
       r.json->>'$.dims.measure' as measure,
       r.json->>'$.dims.fund' as fund,
       r.json->>'$.dims.nature' as nature,
       r.json->>'$.dims.origin' as origin,
       r.json->>'$.dims.class' as class,
       r.json->>'$.dims.item' as item,
       r.json->>'$.dims.version' as version,
       r.json->>'$.raw' as raw,
       r.json->>'$.unit' as unit,
       cast(r.json->>'$.value' as double precision) as value,
       cast(r.json->>'$.value' as double precision) * u.yuan as yuan,
       cast(r.json->>'$.src.line' as integer) as line
from record r left join unit u on u.unit = (r.json->>'$.unit')
where (r.json->>'$.type') = 'fact';

create table card as
select r.json->>'$.doc' as doc,
       r.json->>'$.id' as id,
       r.json->>'$.kind' as kind,
       r.json->>'$.project' as project,
       r.json->>'$.department' as department,
       r.json->>'$.entity' as entity,
       cast(r.json->>'$.year' as integer) as year,
       cast(r.json->>'$.src.line' as integer) as line
from record r
where (r.json->>'$.type') = 'card';

create table claim as
select r.json->>'$.doc' as doc,
       r.json->>'$.id' as id,
       r.json->>'$.kind' as kind,
       r.json->>'$.subject' as subject,
       r.json->>'$.dims.measure' as measure,
       r.json->>'$.dims.class' as class,
       r.json->>'$.dims.item' as item,
       r.json->>'$.quote' as quote,
       cast(r.json->>'$.src.line' as integer) as line
from record r
where (r.json->>'$.type') = 'claim';

-- a check; that word is taken in SQL
create table relation as
select r.json->>'$.doc' as doc,
       r.json->>'$.id' as id,
       r.json->>'$.rule' as rule,
       r.json->>'$.status' as status,
       r.json->>'$.severity' as severity,
       cast(r.json->>'$.difference' as double precision) as difference,
       r.json->>'$.unit' as unit,
       r.json->>'$.message' as message,
       cast(r.json->>'$.src.line' as integer) as line
from record r
where (r.json->>'$.type') = 'check';

create table operand as
select r.json->>'$.doc' as doc,
       r.json->>'$.id' as relation,
       o.value->>'$.ref' as ref,
       o.value->>'$.label' as label,
       o.value->>'$.raw' as raw,
       o.value->>'$.unit' as unit,
       cast(o.value->>'$.value' as double precision) * u.yuan as yuan,
       cast(o.value->>'$.line' as integer) as line
from record r, json_each(r.json, '$.operands') o left join unit u on u.unit = (o.value->>'$.unit')
where (r.json->>'$.type') = 'check';

create table finding as
select r.json->>'$.doc' as doc,
       r.json->>'$.id' as id,
       r.json->>'$.severity' as severity,
       r.json->>'$.message' as message,
       cast(r.json->>'$.src.line' as integer) as line
from record r
where (r.json->>'$.type') = 'finding';

create table finding_rule as
select r.json->>'$.doc' as doc,
       r.json->>'$.id' as finding,
       -- a text to SQLite, a JSON string to DuckDB
       trim(cast(rule.value as varchar), '"') as rule
from record r, json_each(r.json, '$.rules') rule
where (r.json->>'$.type') = 'finding';

create table suspect as
select r.json->>'$.doc' as doc,
       r.json->>'$.id' as finding,
       s.value->>'$.label' as label,
       s.value->>'$.title' as title,
       s.value->>'$.printed' as printed,
       cast(s.value->>'$.implied' as double precision) as implied,
       s.value->>'$.slip' as slip,
       cast(s.value->>'$.line' as integer) as line
from record r, json_each(r.json, '$.suspects') s
where (r.json->>'$.type') = 'finding';

create table change as
select r.json->>'$.against' as earlier,
       r.json->>'$.doc' as later,
       r.json->>'$.id' as id,
       r.json->>'$.label' as label,
       r.json->>'$.key.measure' as measure,
       r.json->>'$.key.class' as class,
       r.json->>'$.key.item' as item,
       r.json->>'$.status' as status,
       r.json->>'$.before.raw' as before,
       r.json->>'$.after.raw' as after,
       r.json->>'$.unit' as unit,
       cast(r.json->>'$.delta' as double precision) * u.yuan as yuan,
       cast(r.json->>'$.percent' as double precision) as percent,
       cast(r.json->>'$.after.line' as integer) as line
from record r left join unit u on u.unit = (r.json->>'$.unit')
where (r.json->>'$.type') = 'change';
