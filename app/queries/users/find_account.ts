import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { select } from '#db/statements'
import type { Account } from '#shapes/account'
import { isoTime } from '#support/iso_time'
import { mediaUrl } from '#rules/media_url'

/** The profile is null for adopted users who have none. */
const statement = (id: number) => ({
  name: 'account',
  sql: sql`
    select u.id, u.username, u.email, u.first_name, u.last_name, u.is_verified, u.date_joined,
      u.last_login,
      case when p.id is not null then json_build_object(
        'bio', p.bio, 'avatar', p.avatar, 'location', p.location, 'website', p.website,
        'phone', p.phone, 'birth_date', p.birth_date, 'gender', p.gender, 'is_private', p.is_private
      ) end as profile,
      json_build_object(
        'products_count', (
          select coalesce(sum(n), 0) from products_productcount where scope = 'user' and key = u.id
        ),
        'likes_received', (
          select coalesce(sum(likes_count), 0) from products_product
          where user_id = u.id and is_active
        ),
        'comments_count', (
          select count(*) from products_comment where user_id = u.id and is_active
        )
      ) as stats
    from users_user u left join users_userprofile p on p.user_id = u.id
    where u.id = ${id}`,
})

/**
 * An account for its owner or for staff, in one statement.
 *
 * @param mediaBase - what stands in front of the avatar's name
 * @throws NotFoundException when it is gone
 */
export async function findAccount(id: number, mediaBase: string): Promise<Account> {
  const [row] = await select<Account>(statement(id))
  if (!row) throw new NotFoundException()
  const { profile, ...user } = row
  return {
    ...user,
    date_joined: isoTime(user.date_joined),
    last_login: user.last_login && isoTime(user.last_login),
    profile: profile && { ...profile, avatar: mediaUrl(mediaBase, profile.avatar) },
  }
}
