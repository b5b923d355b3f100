import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { LISTED } from '#queries/products/listed'
import { COLUMNS, PRODUCTS_COUNT, WITH_PROFILE } from '#queries/users/user_columns'
import { select } from '#db/statements'
import type { MediaBases } from '#shapes/assemble_image'
import { assembleUser, type StoredUser } from '#shapes/assemble_user'
import type { UserDetail } from '#shapes/user'

/** The sums read an index entry for each product and comment of theirs: some 5 ms for a thousand comments. */
const statement = (id: number) => ({
  name: 'user_detail',
  sql: sql`select ${COLUMNS}, json_build_object(
      'products_count', ${PRODUCTS_COUNT},
      'likes_received', (
        select coalesce(sum(p.likes_count), 0) from products_product p
        where p.user_id = u.id and ${LISTED}
      ),
      'comments_count', (
        select count(*) from products_comment c join products_product p on p.id = c.product_id
        where c.user_id = u.id and c.is_listed and c.is_active and ${LISTED}
      )
    ) as stats
    from users_user u ${WITH_PROFILE} where u.id = ${id}::bigint`,
})

/**
 * A user as others see them, in one statement; who may see them has been asked before.
 *
 * @throws NotFoundException when they are gone since
 */
export async function userDetail(id: number, bases: MediaBases): Promise<UserDetail> {
  const [row] = await select<StoredUser<UserDetail>>(statement(id))
  if (!row) throw new NotFoundException()
  return assembleUser<UserDetail>(row, bases)
}
