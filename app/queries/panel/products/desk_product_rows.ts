import sql from 'sql-template-tag'
import type { View } from '#queries/lists/view'
import { PRODUCT_STATE, type ProductState } from '#queries/panel/products/product_state'
import { RANK } from '#queries/users/rank'
import { select } from '#db/statements'
import { bigints } from '#db/sql_lists'
import type { Rank } from '#rules/roles'
import { mediaUrl } from '#rules/media_url'

export interface DeskProduct {
  id: number
  name: string
  username: string
  user_id: number
  /** of its owner */
  rank: Rank
  category: string
  state: ProductState
  price: string
  currency: string
  views_count: number
  likes_count: number
  created_at: string
  /** where its first picture is read; a picture that is not public is read on this server */
  picture: string | null
}

/** The smallest form of the first picture of alias `p`. */
const PICTURE = sql`(select coalesce(i.variants -> 'thumb' ->> 'webp', i.published_name, i.image) from products_productimage i
  where i.is_active and i.product_id = p.id order by i.is_primary desc, i.order_index, i.id limit 1)`

/** A list needs no more of a name. */
const SHORT_NAME = sql`case when length(p.name) > 100 then left(p.name, 99) || '…' else p.name end`

/** Products as the panel lists them, in the order of their ids. */
export async function deskProductRows(ids: number[], { ownMedia }: View): Promise<DeskProduct[]> {
  const rows = await select<DeskProduct>({
    name: 'desk_product_rows',
    sql: sql`select p.id, ${SHORT_NAME} as name, u.username, u.id as user_id, ${RANK} as rank, c.name as category, ${PRODUCT_STATE} as state,
        p.price, p.currency, p.views_count, p.likes_count, p.created_at, ${PICTURE} as picture
      from unnest(${bigints(ids)}) with ordinality wanted (id, place)
      join products_product p on p.id = wanted.id
      join users_user u on u.id = p.user_id
      join products_category c on c.id = p.category_id
      order by wanted.place`,
  })
  return rows.map((row) => ({ ...row, picture: mediaUrl(ownMedia, row.picture) }))
}
