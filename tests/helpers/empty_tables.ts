import db from '@adonisjs/lucid/services/db'

/** All but the list of migrations, and the reasons that a migration wrote. */
const TABLES = `
  select format('%I', tablename) as name, format('%I.%I', schemaname, tablename)::regclass as id from pg_tables
  where schemaname = 'public' and tablename not like 'adonis_schema%' and tablename <> 'moderation_reason'`

/**
 * To truncate gives each table and index a new file, which takes a tenth of a second for all of them: that is done
 * when a test has filled one. A few rows are deleted, with no trigger and no foreign key in the way.
 */
const EMPTY = `do $do$ declare one record; begin
  if to_regclass('jobs.job') is not null then delete from jobs.job; end if;
  if exists (select from (${TABLES}) t where pg_relation_size(id) > 1000000) then
    execute (select 'truncate ' || string_agg(name, ', ') || ' restart identity cascade' from (${TABLES}) t);
    return;
  end if;
  set local session_replication_role = replica;
  for one in ${TABLES} loop execute 'delete from ' || one.name; end loop;
  perform setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
    from pg_sequences where schemaname = 'public' and last_value is not null and sequencename not like 'adonis_schema%'
      and sequencename <> 'moderation_reason_id_seq';
end $do$`

/** Takes all rows and jobs away, and begins ids anew. */
export const emptyTables = async (): Promise<void> => void (await db.rawQuery(EMPTY))

/** For tests that commit: a setup of a test or a group, whose rows go at its end. */
export const emptyAfterwards = () => emptyTables
