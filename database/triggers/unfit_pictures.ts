/** Where the name of a file stands, and the column that says why it can have no clean copy. */
export const UNFIT_COLUMNS = [
  { table: 'products_productimage', name: 'image', unfit: 'unfit' },
  { table: 'users_userprofile', name: 'avatar', unfit: 'avatar_unfit' },
  { table: 'products_category', name: 'image', unfit: 'image_unfit' },
]
type Picture = (typeof UNFIT_COLUMNS)[number]

const functionOf = ({ table }: Picture) => `vitrin_forget_unfit_${table}`

/** Whoever writes the name of another file: the reason was that of the one before. */
const forgetUnfit = (picture: Picture) => {
  const { table, name, unfit } = picture
  const run = functionOf(picture)
  return [
    `create or replace function ${run}() returns trigger language plpgsql as $fn$ begin
       new.${unfit} := null;
       return new;
     end $fn$`,
    `create or replace trigger ${run} before update of ${name} on ${table} for each row
       when (old.${name} is distinct from new.${name}) execute function ${run}()`,
  ]
}

export const UNFIT_FUNCTIONS = UNFIT_COLUMNS.map(functionOf)
export const FORGET_UNFIT = UNFIT_COLUMNS.flatMap(forgetUnfit)
