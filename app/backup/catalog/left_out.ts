import { NOT_OF_EXTENSION } from '#backup/catalog/members'

/** What an adopted database may hold and a backup does not, a line each; $1 is a list of schemas. */
export const LEFT_OUT = `
  select case relkind when 'm' then 'materialized view ' when 'f' then 'foreign table ' else 'type ' end || c.oid::regclass as what
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where nspname = any($1) and relkind in ('m', 'f', 'c') and ${NOT_OF_EXTENSION('c', 'pg_class')}
  union all
  select 'type ' || t.oid::regtype from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where nspname = any($1) and typtype in ('d', 'r') and ${NOT_OF_EXTENSION('t', 'pg_type')}
  union all
  select 'aggregate ' || p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where nspname = any($1) and prokind not in ('f', 'p') and ${NOT_OF_EXTENSION('p', 'pg_proc')}
  union all
  select format('policy %s of %s', polname, polrelid::regclass) from pg_policy
  union all
  select format('inheritance of %s', inhrelid::regclass) from pg_inherits join pg_class c on c.oid = inhrelid
  where relkind = 'r' and not relispartition
  union all
  select distinct 'schema ' || nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where relkind in ('r', 'p') and nspname !~ '^pg_' and nspname <> 'information_schema' and nspname <> all($1)
    and ${NOT_OF_EXTENSION('c', 'pg_class')}
  order by 1`
