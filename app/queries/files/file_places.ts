import sql, { type Sql } from 'sql-template-tag'
import { select } from '#db/statements'
import type { FileOwner } from '#rules/file_owner'

/** Where a file lies, and where it belongs. */
export interface FilePlace {
  name: string
  content_type: string
  is_public: boolean
  belongs_public: boolean
}

/** The files of an owner but for originals, which are private anyway. */
export function filePlaces(owner: FileOwner): Promise<FilePlace[]> {
  const { of, shown, id } = ownedBy(owner)
  return select({
    sql: sql`select m.name, m.content_type, m.is_public, ${shown} as belongs_public
      from media_files m ${of} = ${id} and m.role <> 'original' order by m.name`,
  })
}

const PRODUCT = {
  of: sql`join products_productimage i on i.id = m.image_id join products_product p on p.id = i.product_id
    where p.id`,
  shown: sql`i.is_active and p.is_listed`,
}
const USER = {
  of: sql`left join users_userprofile f on f.user_id = m.user_id
    left join users_user u on u.id = m.user_id where m.user_id`,
  shown: sql`coalesce(not f.is_private and u.banned_at is null and u.erase_at is null, false)`,
}
const CATEGORY = {
  of: sql`join products_category c on c.id = m.category_id where c.id`,
  shown: sql`c.is_active`,
}

function ownedBy(owner: FileOwner): { of: Sql; shown: Sql; id: number } {
  if ('productId' in owner) return { ...PRODUCT, id: owner.productId }
  return 'userId' in owner ? { ...USER, id: owner.userId } : { ...CATEGORY, id: owner.categoryId }
}
