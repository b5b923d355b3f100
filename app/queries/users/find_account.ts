import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { select } from '#db/statements'
import { LEADS, MODERATES } from '#queries/users/rank'
import { APPEALABLE } from '#queries/moderation/own_decisions'
import { shownAvatar } from '#queries/pictures/shown_names'
import type { Account, Profile } from '#shapes/account'
import type { MediaBases } from '#shapes/assemble_image'
import { withAvatar, type StoredFace } from '#shapes/assemble_user'
import { shownRolesOf, type Rights } from '#rules/roles'
import { suspension } from '#queries/users/suspension'
import { isoTime } from '#support/iso_time'

type Stored = Omit<Account, 'profile' | 'roles'> & {
  profile: StoredFace<Profile> | null
  rights: Rights
}

/** The profile is null for adopted users who have none. */
const statement = (id: number) => ({
  name: 'account',
  sql: sql`
    select u.id, u.username, u.email, u.first_name, u.last_name, u.is_verified, u.date_joined,
      u.last_login, u.password ~ '[$]' as has_password, u.google_id is not null as google_connected,
      u.two_factor_since is not null as two_factor, ${suspension} as suspension,
      (select count(*)::int from moderation_decision d where d.subject_id = u.id and ${APPEALABLE}) as open_decisions,
      json_build_object('isStaff', u.is_staff, 'isSuperuser', u.is_superuser, 'moderates', ${MODERATES},
        'leads', ${LEADS}) as rights,
      case when p.id is not null then json_build_object(
        'bio', p.bio, 'avatar', ${shownAvatar('p')}, 'avatar_picture', p.avatar_picture,
        'location', p.location, 'website', p.website,
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
 * @param bases - what stands in front of the names of the avatar's files
 * @throws NotFoundException when it is gone
 */
export async function findAccount(id: number, bases: MediaBases): Promise<Account> {
  const [row] = await select<Stored>(statement(id))
  if (!row) throw new NotFoundException()
  const { profile, rights, ...user } = row
  return {
    ...user,
    date_joined: isoTime(user.date_joined),
    last_login: user.last_login && isoTime(user.last_login),
    roles: shownRolesOf(rights),
    profile: profile && withAvatar(profile, bases),
  }
}
