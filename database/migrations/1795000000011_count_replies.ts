import { PatientSchema } from '#database/patient_schema'

const CHECK = 'products_comment_replies_count_check'

const counted = (row: string) => `(${row}.is_active and ${row}.is_approved)`

/**
 * One function for all events: of a row that comes or goes the other side is null, and so is its
 * condition. The plan is kept for the session: one made for an empty table must not scan a full one.
 */
const FUNCTION = `create or replace function vitrin_reply_changed() returns trigger language plpgsql
  set search_path from current set enable_seqscan = off as $fn$ begin
    update products_comment set replies_count = replies_count - 1
      where id = old.parent_id and ${counted('old')};
    update products_comment set replies_count = replies_count + 1
      where id = new.parent_id and ${counted('new')};
    return null;
  end $fn$`

/** A row each and not a statement each: what is no reply, as most comments are not, costs nothing. */
const trigger = (event: string, when: string) =>
  `create or replace trigger vitrin_reply_changed_${event} after ${event} on products_comment
     for each row when (${when}) execute function vitrin_reply_changed()`

const TRIGGERS = [
  trigger('insert', `new.parent_id is not null and ${counted('new')}`),
  trigger('delete', `old.parent_id is not null and ${counted('old')}`),
  trigger(
    'update',
    `${counted('old')} <> ${counted('new')} or old.parent_id is distinct from new.parent_id`
  ),
]

/** Only rows that differ, so that a comment without replies is not written. */
const FILL = `
  update products_comment p set replies_count = c.n
  from (
    select p.id, count(c.id) as n from products_comment p
    left join products_comment c on c.parent_id = p.id and c.is_active and c.is_approved
    where p.id = any(%) group by p.id
  ) c
  where c.id = p.id and p.replies_count <> c.n`

/** products_comment.replies_count: the active and approved replies right below. */
export default class extends PatientSchema {
  async up() {
    this.change('count replies', FUNCTION, ...TRIGGERS)
    this.inBatches('replies_count', 'products_comment', FILL)

    // Only now: a reply deleted before its parent was filled made the count negative for a while.
    this.change(
      CHECK,
      `alter table products_comment drop constraint if exists ${CHECK},
         add constraint ${CHECK} check (replies_count >= 0) not valid`
    )
    this.change(`validate ${CHECK}`, `alter table products_comment validate constraint ${CHECK}`)
  }

  async down() {
    this.change(CHECK, `alter table products_comment drop constraint if exists ${CHECK}`)
    this.change('count no replies', 'drop function if exists vitrin_reply_changed cascade')
  }
}
