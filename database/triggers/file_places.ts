import { authorIsHidden, pictureIsPublic } from '#database/rules'
import { triggerFunction } from '#database/triggers/statements'

/** What files belong to, by the column of `media_placements` that names it. */
const OWNERS = {
  product_id: {
    column: 'id',
    files: `media_files m join products_productimage i on i.id = m.image_id where i.product_id`,
  },
  user_id: { column: 'user_id', files: 'media_files m where m.user_id' },
  category_id: { column: 'id', files: 'media_files m where m.category_id' },
}
type Owner = keyof typeof OWNERS

/** An owner without files is not noted. Who notes again gives the note another version. */
const note = (owner: Owner, id: string) =>
  `insert into media_placements (${owner}) select ${id}
   where exists (select from ${OWNERS[owner].files} = ${id})
   on conflict (${owner}) do update set version = excluded.version`

const CHANGES: { table: string; owner: Owner; when: string }[] = [
  { table: 'products_product', owner: 'product_id', when: 'old.is_listed <> new.is_listed' },
  { table: 'users_userprofile', owner: 'user_id', when: 'old.is_private <> new.is_private' },
  { table: 'products_category', owner: 'category_id', when: 'old.is_active <> new.is_active' },
]

/** Notes the owner when what it is becomes public, or stops being so. */
const noteOwner = ({ table, owner, when }: (typeof CHANGES)[number]) => {
  const run = `vitrin_note_${owner.replace('_id', '')}`
  return [
    triggerFunction(run, note(owner, `new.${OWNERS[owner].column}`)),
    `create or replace trigger ${run} after update on ${table} for each row when (${when})
       execute function ${run}()`,
  ]
}

const NOTE_PICTURE = [
  triggerFunction(
    'vitrin_note_picture',
    `${note('product_id', 'new.product_id')};
     if new.product_id <> old.product_id then ${note('product_id', 'old.product_id')}; end if`
  ),
  `create or replace trigger vitrin_note_picture after update on products_productimage for each row
     when (old.is_active <> new.is_active or old.product_id <> new.product_id)
     execute function vitrin_note_picture()`,
]

/**
 * A file that was put where it does not belong any more. The lock lets a change that is not committed yet be
 * seen, which itself does not see this file.
 */
const ADDED = `declare owner bigint; shown boolean; begin
  delete from media_removals where name = new.name;
  if new.role = 'original' then return null; end if;
  if new.image_id is not null then
    select p.id, ${pictureIsPublic('i', 'p')} into owner, shown
    from products_productimage i join products_product p on p.id = i.product_id
    where i.id = new.image_id for share of p;
    if new.is_public <> shown then ${note('product_id', 'owner')}; end if;
  elsif new.user_id is not null then
    select not f.is_private and not ${authorIsHidden('u')} into shown
    from users_userprofile f join users_user u on u.id = f.user_id
    where f.user_id = new.user_id for share of f for key share of u;
    if new.is_public is distinct from shown then ${note('user_id', 'new.user_id')}; end if;
  else
    select is_active into shown from products_category where id = new.category_id for share;
    if new.is_public <> shown then ${note('category_id', 'new.category_id')}; end if;
  end if;
end`

/** Where the name of a file stands, and by which column of `media_files` its row is found. */
const NAMES = [
  { table: 'products_productimage', name: 'image', owner: 'image_id', id: 'id' },
  { table: 'users_userprofile', name: 'avatar', owner: 'user_id', id: 'user_id' },
  { table: 'products_category', name: 'image', owner: 'category_id', id: 'id' },
]

/** A file loses its row, with all that was made of it, when another one takes its place. */
const dropReplaced = ({ table, name, owner, id }: (typeof NAMES)[number]) => {
  const run = `vitrin_file_replaced_${owner.replace('_id', '')}`
  return [
    triggerFunction(
      run,
      `delete from media_files where ${owner} = new.${id} and name <> new.${name}`
    ),
    `create or replace trigger ${run} after update of ${name} on ${table} for each row
       when (old.${name} is distinct from new.${name}) execute function ${run}()`,
  ]
}

/** Whoever deletes the row, and be it a cascade of Django's: its file is to go, an original an hour later. */
const GONE = `insert into media_removals (name, due_at)
  values (old.name, now() + case old.role when 'original' then interval '1 hour' else interval '0' end)
  on conflict (name) do update set due_at = excluded.due_at`

export const FILE_PLACE_FUNCTIONS = [
  ...['vitrin_note_product', 'vitrin_note_user', 'vitrin_note_category', 'vitrin_note_picture'],
  ...NAMES.map(({ owner }) => `vitrin_file_replaced_${owner.replace('_id', '')}`),
  ...['vitrin_file_added', 'vitrin_file_gone'],
]

/** Notes, whoever writes, what has to be done to files because of it. */
export const NOTE_FILE_PLACES = [
  ...CHANGES.flatMap(noteOwner),
  ...NOTE_PICTURE,
  ...NAMES.flatMap(dropReplaced),
  triggerFunction('vitrin_file_added', ADDED),
  `create or replace trigger vitrin_file_added after insert on media_files for each row
     execute function vitrin_file_added()`,
  triggerFunction('vitrin_file_gone', GONE),
  `create or replace trigger vitrin_file_gone after delete on media_files for each row
     execute function vitrin_file_gone()`,
]
