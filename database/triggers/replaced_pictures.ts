/** Where the name of a file stands, and in which columns what is known of it. */
const PICTURES = [
  {
    table: 'products_productimage',
    name: 'image',
    known: ['width', 'height', 'thumbhash', 'sha256', 'variants', 'published_name'],
  },
  { table: 'users_userprofile', name: 'avatar', known: ['avatar_picture'] },
  { table: 'products_category', name: 'image', known: ['image_picture'] },
]
type Picture = (typeof PICTURES)[number]

const functionOf = ({ table }: Picture) => `vitrin_forget_replaced_${table}`
const rowOf = (row: string, known: string[]) =>
  `(${known.map((column) => `${row}.${column}`).join(', ')})`

/** Django writes the name of another file and knows no more of it: what is known is of the one before. */
const forgetReplaced = (picture: Picture) => {
  const { table, name, known } = picture
  const run = functionOf(picture)
  return [
    `create or replace function ${run}() returns trigger language plpgsql as $fn$ begin
       ${known.map((column) => `new.${column} := null;`).join(' ')}
       return new;
     end $fn$`,
    `create or replace trigger ${run} before update of ${name} on ${table} for each row
       when (old.${name} is distinct from new.${name}
         and ${rowOf('old', known)} is not distinct from ${rowOf('new', known)})
       execute function ${run}()`,
  ]
}

export const REPLACED_PICTURE_FUNCTIONS = PICTURES.map(functionOf)
export const FORGET_REPLACED = PICTURES.flatMap(forgetReplaced)
