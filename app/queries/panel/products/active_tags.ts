import sql from 'sql-template-tag'
import { select } from '#db/statements'

/** The names of the tags that a product is shown with. */
export async function activeTags(productId: number): Promise<string[]> {
  const tags = await select<{ name: string }>({
    sql: sql`select t.name from products_producttagrelation r join products_producttag t on t.id = r.tag_id
      where r.product_id = ${productId} and r.is_active and t.is_active order by t.name`,
  })
  return tags.map(({ name }) => name)
}
