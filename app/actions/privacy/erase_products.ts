import sql from 'sql-template-tag'
import { purgeProducts } from '#actions/products/purge_products'
import { hurryFiles } from '#actions/privacy/hurry_files'
import Product from '#models/product'
import { execute } from '#db/statements'

/** Products that are looked at together. */
const BATCH = 50

/** Deletes for good what somebody has shown, with likes, comments and pictures. @returns how many products */
export async function eraseProducts(userId: number): Promise<number> {
  let gone = 0
  for (let ids = await someOf(userId); ids.length; ids = await someOf(userId)) {
    await noteStoredFiles(ids)
    gone += await purgeProducts(() => Product.query().whereIn('id', ids).where({ userId }))
    await hurryFiles(ids.map((id) => `originals/products/${id}/%`))
  }
  return gone
}

async function someOf(userId: number): Promise<number[]> {
  const rows = await Product.query().select('id').where({ userId }).limit(BATCH)
  return rows.map(({ id }) => id)
}

/** Files that Django stored have no row that would take them with it; one that others have too stays. */
const noteStoredFiles = (ids: number[]) =>
  execute({
    sql: sql`insert into media_removals (name, due_at)
      select distinct i.image, now() from products_productimage i
      where i.product_id = any (${ids}::bigint[]) and i.image <> ''
        and not exists (select from media_files m where m.name = i.image)
        and not exists (select from products_productimage o
          where o.image = i.image and o.product_id <> all (${ids}::bigint[]))
      on conflict (name) do nothing`,
  })
