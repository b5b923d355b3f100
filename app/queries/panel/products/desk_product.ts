import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import type { View } from '#queries/lists/view'
import { deskProductRows, type DeskProduct } from '#queries/panel/products/desk_product_rows'
import { productImages } from '#queries/pictures/product_images'
import { select } from '#db/statements'

interface Rest {
  /** whole */
  name: string
  description: string
  category_id: number
  status: string
  moderation_state: string
  comments_count: number
  featured_until: string | null
  updated_at: string
  tags: string[]
}

export type DeskProductDetail = DeskProduct &
  Rest & { images: Awaited<ReturnType<typeof productImages>> }

/** A product as the panel shows one, whatever its state. @throws NotFoundException */
export async function deskProduct(id: number, view: View): Promise<DeskProductDetail> {
  const [[row], [rest], images] = await Promise.all([
    deskProductRows([id], view),
    select<Rest>({
      sql: sql`select p.name, p.description, p.category_id, p.status, p.moderation_state, p.comments_count,
          p.featured_until, p.updated_at, array(select t.name from products_producttagrelation r
            join products_producttag t on t.id = r.tag_id
            where r.product_id = p.id and r.is_active and t.is_active order by t.name) as tags
        from products_product p where p.id = ${id}`,
    }),
    productImages(id, view),
  ])
  if (!row || !rest) throw new NotFoundException()
  return { ...row, ...rest, images }
}

export interface Liker {
  id: number
  username: string
  date_joined: string
  liked_at: string
  likes: number
}

const MAX_LIKERS = 200

/** Who liked a product, the latest first, with how many likes they gave in all: rings stand out. */
export const likersOf = (productId: number) =>
  select<Liker>({
    sql: sql`select u.id, u.username, u.date_joined, l.created_at as liked_at,
        (select count(*)::int from products_productlike o where o.user_id = u.id) as likes
      from products_productlike l join users_user u on u.id = l.user_id
      where l.product_id = ${productId} order by l.created_at desc, l.id desc limit ${MAX_LIKERS}`,
  })
