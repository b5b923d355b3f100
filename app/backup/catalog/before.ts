import { NOT_OF_EXTENSION } from '#backup/catalog/members'

/*
 * What has to be there before rows are loaded, as PostgreSQL tells it of itself: pg_dump does the same, and the
 * embedded PostgreSQL has none. Each query gives statements; $1 is a list of schemas.
 */

const SCHEMAS = `
  select format('create schema if not exists %I', nspname) as statement from pg_namespace
  where nspname = any($1) or nspname <> 'pg_catalog' and oid in (select extnamespace from pg_extension)
  order by nspname`

const EXTENSIONS = `
  select format('create extension if not exists %I with schema %I', extname, nspname) as statement
  from pg_extension e join pg_namespace n on n.oid = e.extnamespace
  where extname <> 'plpgsql' order by extname`

const ENUMS = `
  select format('create type %I.%I as enum (%s)', nspname, typname,
    (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid)) as statement
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where nspname = any($1) and typtype = 'e' and ${NOT_OF_EXTENSION('t', 'pg_type')} order by t.oid`

const OPTIONS = `format('as %s start with %s increment by %s minvalue %s maxvalue %s cache %s %s', seqtypid::regtype,
    seqstart, seqincrement, seqmin, seqmax, seqcache, case when seqcycle then 'cycle' else 'no cycle' end)`

/** Sequences of identity columns come with their columns. */
const SEQUENCES = `
  select format('create sequence %I.%I %s', nspname, relname, ${OPTIONS}) as statement
  from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
  where nspname = any($1) and ${NOT_OF_EXTENSION('c', 'pg_class')}
    and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'i')
  order by c.oid`

/** Those that take or give rows of a table can only be made after it. */
const NEEDS_TABLES = `(p.prosqlbody is not null or exists (
    select from pg_depend d join pg_type t on d.refclassid = 'pg_type'::regclass and t.oid = d.refobjid
    where d.classid = 'pg_proc'::regclass and d.objid = p.oid and t.typrelid <> 0))`

const functions = (condition: string) => `
  select pg_get_functiondef(p.oid) as statement
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where nspname = any($1) and prokind in ('f', 'p') and ${NOT_OF_EXTENSION('p', 'pg_proc')} and ${condition}
  order by p.oid`

const IDENTITY = `(
    select format(' generated %s as identity (sequence name %I.%I %s)',
      case a.attidentity when 'a' then 'always' else 'by default' end, sn.nspname, sc.relname,
      substr(${OPTIONS}, strpos(${OPTIONS}, ' start') + 1))
    from pg_depend d join pg_class sc on sc.oid = d.objid join pg_namespace sn on sn.oid = sc.relnamespace
      join pg_sequence on seqrelid = sc.oid
    where d.refclassid = 'pg_class'::regclass and d.refobjid = a.attrelid and d.refobjsubid = a.attnum
      and d.classid = 'pg_class'::regclass and d.deptype = 'i')`

const COLUMN = `format('%I %s%s%s%s%s', attname, format_type(atttypid, atttypmod),
    (select format(' collate %I.%I', cn.nspname, l.collname) from pg_collation l
      join pg_namespace cn on cn.oid = l.collnamespace join pg_type t on t.oid = a.atttypid
      where l.oid = a.attcollation and a.attcollation <> t.typcollation),
    case when attgenerated = '' then ' default ' || pg_get_expr(adbin, adrelid) end,
    case attgenerated when 's' then format(' generated always as (%s) stored', pg_get_expr(adbin, adrelid))
      when 'v' then format(' generated always as (%s) virtual', pg_get_expr(adbin, adrelid)) end,
    case when attidentity <> '' then ${IDENTITY} end) || case when attnotnull then ' not null' else '' end`

const TABLES = `
  select format('create %stable %I.%I (%s)%s%s', case relpersistence when 'u' then 'unlogged ' else '' end, nspname, relname,
    (select string_agg(${COLUMN}, ', ' order by attnum)
      from pg_attribute a left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = c.oid and attnum > 0 and not attisdropped),
    case when relkind = 'p' then ' partition by ' || pg_get_partkeydef(c.oid) end,
    ' with (' || array_to_string(reloptions, ', ') || ')') as statement
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where nspname = any($1) and relkind in ('r', 'p') and ${NOT_OF_EXTENSION('c', 'pg_class')}
  order by c.oid`

const PARTITIONS = `
  select format('alter table only %s attach partition %s %s', inhparent::regclass, inhrelid::regclass,
    pg_get_expr(relpartbound, c.oid)) as statement
  from pg_inherits join pg_class c on c.oid = inhrelid join pg_namespace n on n.oid = c.relnamespace
  where nspname = any($1) and relispartition and relkind in ('r', 'p') order by c.oid`

const OWNED_SEQUENCES = `
  select format('alter sequence %s owned by %s.%I', d.objid::regclass, d.refobjid::regclass, attname) as statement
  from pg_depend d join pg_class c on c.oid = d.objid and c.relkind = 'S' join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
  where nspname = any($1) and d.classid = 'pg_class'::regclass and d.deptype = 'a' order by c.oid`

export const BEFORE_ROWS = [
  ...[SCHEMAS, EXTENSIONS, ENUMS, SEQUENCES, functions(`not ${NEEDS_TABLES}`), TABLES],
  ...[functions(NEEDS_TABLES), PARTITIONS, OWNED_SEQUENCES],
]
