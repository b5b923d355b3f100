import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import Group from '#models/group'
import { shownRolesOf, type ShownRole } from '#rules/roles'

/** Somebody who will decide about others. */
export interface FutureModerator {
  id: number
  username: string
  /** the highest of their roles */
  role: ShownRole
}

interface Row {
  id: number
  username: string
  isStaff: boolean
  isSuperuser: boolean
  moderates: boolean
  leads: boolean
}

const isIn = `coalesce(bool_or(g.name = ?), false)`
const STATEMENT = `
  select u.id, u.username, u.is_staff as "isStaff", u.is_superuser as "isSuperuser",
    ${isIn} as moderates, ${isIn} as leads
  from users_user u left join users_user_groups ug on ug.user_id = u.id
  left join auth_group g on g.id = ug.group_id
  where u.is_active and (u.is_staff or u.is_superuser or g.name is not null)
  group by u.id order by u.id`

/** Who of a database that Django made will be moderator, lead or admin, by name. Reads only. */
export async function futureModerators(db: QueryClientContract): Promise<FutureModerator[]> {
  const { rows } = await db.rawQuery<{ rows: Row[] }>(STATEMENT, [Group.MODERATORS, Group.LEADS])
  return rows.flatMap((row) => {
    const role = shownRolesOf(row).at(-1)
    return role ? { id: row.id, username: row.username, role } : []
  })
}
