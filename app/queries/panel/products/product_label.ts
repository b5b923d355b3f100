import sql from 'sql-template-tag'
import { select } from '#db/statements'
import { asRowId } from '#support/integer'

/** How a product is called where it is chosen: its name and its id. */
export async function productLabel(id: number): Promise<string> {
  const [found] = await select<{ label: string }>({
    sql: sql`select left(name, 100) || ' #' || id as label from products_product where id = ${id}`,
  })
  return found?.label ?? `#${id}`
}

/** The products that a text may mean: by the id, alone or behind a name, else by the whole name. As a SELECT of ids. */
export function productsNamed(text: string) {
  const [, digits] = /(?:^|#)(\d{1,15})$/.exec(text.trim()) ?? []
  const id = digits ? asRowId(BigInt(digits)) : null
  return id === null
    ? sql`select id from products_product where name = ${text.trim()}`
    : sql`select id from products_product where id = ${id}`
}
