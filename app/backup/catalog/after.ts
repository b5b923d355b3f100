import { NOT_OF_EXTENSION } from '#backup/catalog/members'

/*
 * What is made when the rows are there: quicker than to keep it while they come, and triggers do not run. Rules
 * that were not valid for old rows are again not held against them.
 */

const OF_SCHEMAS = `join pg_class c on c.oid = o.relation join pg_namespace n on n.oid = c.relnamespace
  where nspname = any($1) and c.relkind in ('r', 'p') and ${NOT_OF_EXTENSION('c', 'pg_class')}`

const constraints = (condition: string) => `
  select format('alter table %s%s add constraint %I %s', case when contype = 'f' then '' else 'only ' end,
    o.relation::regclass, conname, pg_get_constraintdef(o.oid)) as statement
  from (select *, conrelid as relation from pg_constraint) o ${OF_SCHEMAS} and ${condition} order by o.oid`

const INDEXES = `
  select pg_get_indexdef(indexrelid) as statement
  from (select *, indrelid as relation from pg_index) o ${OF_SCHEMAS} and indisvalid
    and not exists (select from pg_constraint k where k.conindid = indexrelid and contype in ('p', 'u', 'x'))
  order by indexrelid`

const ATTACHED_INDEXES = `
  select format('alter index %s attach partition %s', inhparent::regclass, inhrelid::regclass) as statement
  from pg_inherits join pg_index on indexrelid = inhrelid join pg_class c on c.oid = inhrelid
    join pg_namespace n on n.oid = c.relnamespace
  where nspname = any($1) order by inhrelid`

const TRIGGERS = `
  select pg_get_triggerdef(o.oid) as statement from (select *, tgrelid as relation from pg_trigger) o ${OF_SCHEMAS}
    and not tgisinternal and tgparentid = 0
  order by o.oid`

const TRIGGER_STATES = `
  select format('alter table %s %s trigger %I', o.relation::regclass,
    case tgenabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end, tgname) as statement
  from (select *, tgrelid as relation from pg_trigger) o ${OF_SCHEMAS} and not tgisinternal and tgenabled <> 'O'
  order by o.oid`

const VIEWS = `
  select format('create view %s as %s', c.oid::regclass, pg_get_viewdef(c.oid)) as statement
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where nspname = any($1) and relkind = 'v' and ${NOT_OF_EXTENSION('c', 'pg_class')} order by c.oid`

const STATISTICS = `
  select pg_get_statisticsobjdef(o.oid) as statement
  from (select *, stxrelid as relation from pg_statistic_ext) o ${OF_SCHEMAS} order by o.oid`

const COMMENTS = `
  select format('comment on %s %s is %L', regexp_replace(type, '^table (?=column|constraint)', ''), identity, description) as statement
  from pg_description, pg_identify_object(classoid, objoid, objsubid)
  where (schema = any($1) or type = 'schema' and name = any($1)) and classoid <> 'pg_extension'::regclass
    and not exists (select from pg_depend x where x.classid = classoid and x.objid = objoid and x.deptype = 'e')
    and identity <> 'public'
  order by type, identity`

export const AFTER_ROWS = [
  ...[constraints(`contype in ('p', 'u', 'x')`), INDEXES, ATTACHED_INDEXES],
  ...[
    constraints(`contype = 'c' and conislocal`),
    constraints(`contype = 'f' and conparentid = 0`),
  ],
  ...[TRIGGERS, TRIGGER_STATES, VIEWS, STATISTICS, COMMENTS],
]
