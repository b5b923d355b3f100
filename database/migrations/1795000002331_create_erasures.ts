import { PatientSchema } from '#database/patient_schema'

/**
 * Who was erased, by a number that says nothing more: a backup that is put back erases them again. The time tells
 * them from somebody who is given the same number later, by a database that was put back.
 */
const ERASURES = `create table if not exists users_erasure (
  user_id bigint primary key,
  joined_at timestamptz not null,
  erased_at timestamptz not null default now()
)`

/**
 * Deletes rows with all that refers to them, whoever made the tables: Django keeps what its foreign keys do in its
 * own code. What may be null is set to null, as Django's SET_NULL does; everything else goes too. What it cannot
 * do fails, and nothing of it is kept.
 */
const REMOVE_ROWS = `
create or replace function vitrin_remove_rows(target regclass, condition text, depth int default 0)
returns void language plpgsql set search_path from current as $fn$
declare reference record;
begin
  if depth > 8 then raise exception 'the rows of % refer to each other in a circle', target; end if;
  for reference in
    select c.conname as name, c.conrelid::regclass as child, cardinality(c.conkey) as width,
      quote_ident(a.attname) as of_child, quote_ident(r.attname) as of_target, a.attnotnull or c.confdeltype = 'c' as is_required
    from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    join pg_attribute r on r.attrelid = c.confrelid and r.attnum = c.confkey[1]
    where c.contype = 'f' and c.confrelid = target and c.conparentid = 0 and c.confdeltype in ('a', 'r', 'c')
  loop
    if reference.width > 1 then
      raise exception 'the foreign key % of % has several columns', reference.name, reference.child;
    end if;
    if reference.is_required then
      perform vitrin_remove_rows(reference.child, format('%s in (select %s from %s where %s)',
        reference.of_child, reference.of_target, target, condition), depth + 1);
    else
      execute format('update %s set %s = null where %s in (select %s from %s where %s)', reference.child,
        reference.of_child, reference.of_child, reference.of_target, target, condition);
    end if;
  end loop;
  execute format('delete from %s where %s', target, condition);
end $fn$`

export default class extends PatientSchema {
  async up() {
    this.change('erasures', ERASURES, REMOVE_ROWS)
    // Of mails to an address that is not the account's: a new one, or the one before.
    this.change('users of mails', 'alter table mails_mail add column if not exists user_id bigint')
  }

  async down() {
    this.change(
      'erasures',
      'alter table mails_mail drop column if exists user_id',
      'drop function if exists vitrin_remove_rows(regclass, text, int)',
      'drop table if exists users_erasure'
    )
  }
}
