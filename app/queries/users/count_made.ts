import sql from 'sql-template-tag'
import { select } from '#db/statements'

export interface Made {
  products: number
  comments: number
  likes: number
}

const statement = (id: number) => sql`select
  (select count(*)::int from products_product where user_id = ${id}) as products,
  (select count(*)::int from products_comment where user_id = ${id}) as comments,
  (select count(*)::int from products_productlike where user_id = ${id})
    + (select count(*)::int from products_commentlike where user_id = ${id}) as likes`

/** How much somebody has made, deleted and hidden things too. */
export async function countMade(id: number): Promise<Made> {
  const [made] = await select<Made>({ sql: statement(id) })
  return made!
}
