import { authorIsHidden } from '#database/rules'
import { triggerFunction } from '#database/triggers/statements'

/**
 * What somebody adds while they are being banned is hidden too. The lock is the foreign key's own, taken
 * earlier: it waits for whoever holds the account FOR UPDATE, as a change of its state does, and those wait for
 * it. The name lets the counting triggers count the rows before they are hidden.
 */
const hideAdded = (table: string, run: string) => [
  triggerFunction(
    run,
    `perform from users_user where id = any (array(select distinct user_id from changed)) for key share;
     if exists (select from users_user u where ${authorIsHidden('u')}
       and u.id = any (array(select distinct user_id from changed)))
     then update ${table} t set author_hidden = true from changed c, users_user u
       where t.id = c.id and u.id = c.user_id and ${authorIsHidden('u')} and not t.author_hidden;
     end if`
  ),
  `create or replace trigger ${run} after insert on ${table}
     referencing new table as changed for each statement execute function ${run}()`,
]

/** What changes hands is hidden or shown as all that its new author made. */
const FOLLOW_AUTHOR = `create or replace function vitrin_author_changed() returns trigger language plpgsql
  set search_path from current as $fn$ begin
    new.author_hidden := coalesce((select ${authorIsHidden('u')} from users_user u
      where u.id = new.user_id for key share), false);
    return new;
  end $fn$`

const followAuthor = (table: string) =>
  `create or replace trigger vitrin_author_changed before update of user_id on ${table} for each row
     when (old.user_id is distinct from new.user_id) execute function vitrin_author_changed()`

export const HIDDEN_AUTHOR_FUNCTIONS = [
  'vitrin_written_by_hidden_product',
  'vitrin_written_by_hidden_comment',
  'vitrin_author_changed',
  'vitrin_note_hidden_author',
]

/** The picture of whoever is hidden is nobody's to see. */
const NOTE_AVATAR = [
  triggerFunction(
    'vitrin_note_hidden_author',
    `insert into media_placements (user_id) select new.id
       where exists (select from media_files m where m.user_id = new.id)
       on conflict (user_id) do update set version = excluded.version`
  ),
  `create or replace trigger vitrin_note_hidden_author after update on users_user for each row
     when (${authorIsHidden('old')} <> ${authorIsHidden('new')})
     execute function vitrin_note_hidden_author()`,
]

/**
 * A transaction a table: who writes a comment goes on to its product, and would wait for whoever holds products
 * and waits for comments.
 */
export const HIDE_WHAT_WAS_MADE = {
  'when authors change': [FOLLOW_AUTHOR],
  'comments of hidden authors': [
    ...hideAdded('products_comment', 'vitrin_written_by_hidden_comment'),
    followAuthor('products_comment'),
  ],
  'products of hidden authors': [
    ...hideAdded('products_product', 'vitrin_written_by_hidden_product'),
    followAuthor('products_product'),
  ],
  'pictures of hidden people': NOTE_AVATAR,
}
