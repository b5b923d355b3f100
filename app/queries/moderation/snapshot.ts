import sql, { type Sql } from 'sql-template-tag'
import type { Target, TargetKind } from '#rules/moderation'

const PRODUCT = (
  id: number
) => sql`select jsonb_build_object('name', p.name, 'description', left(p.description, 10000),
    'price', p.price::text, 'currency', p.currency, 'category', c.name, 'status', p.status, 'user', u.username,
    'tags', array(select t.name from products_producttagrelation r join products_producttag t on t.id = r.tag_id
      where r.product_id = p.id and r.is_active order by t.name limit 20),
    'images', array(select i.image from products_productimage i
      where i.product_id = p.id and i.is_active order by i.order_index, i.id limit 12),
    'updated_at', p.updated_at)
  from products_product p join products_category c on c.id = p.category_id join users_user u on u.id = p.user_id
  where p.id = ${id}::bigint`

const COMMENT = (
  id: number
) => sql`select jsonb_build_object('content', c.content, 'product', c.product_id,
    'parent', c.parent_id, 'user', u.username, 'updated_at', c.updated_at)
  from products_comment c join users_user u on u.id = c.user_id where c.id = ${id}::bigint`

const USER = (
  id: number
) => sql`select jsonb_build_object('username', u.username, 'first_name', u.first_name,
    'last_name', u.last_name, 'bio', f.bio, 'website', f.website, 'location', f.location, 'avatar', f.avatar)
  from users_user u left join users_userprofile f on f.user_id = u.id where u.id = ${id}::bigint`

const OF: Record<TargetKind, (id: number) => Sql> = {
  product: PRODUCT,
  comment: COMMENT,
  user: USER,
}

/** A target as it is now, as a scalar of type jsonb; its author can change it afterwards. */
export const snapshotOf = ({ kind, id }: Target): Sql => sql`coalesce((${OF[kind](id)}), '{}')`
