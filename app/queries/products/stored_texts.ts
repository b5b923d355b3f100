import sql from 'sql-template-tag'
import { select } from '#db/statements'

interface Values {
  name: string
  description: string
  currency: string
  price: string
  /** names */
  tags: string[]
}

const statement = (id: number) => sql`select p.name, p.description, p.currency, p.price::text,
    array(select t.name from products_producttagrelation r join products_producttag t on t.id = r.tag_id
      where r.is_active and t.is_active and r.product_id = p.id) as tags
  from products_product p where p.id = ${id}`

/** What a product has, as it is stored; none when it is gone. */
export async function storedProductTexts(id: number) {
  const [values] = await select<Values>({ sql: statement(id) })
  return { ...values }
}
