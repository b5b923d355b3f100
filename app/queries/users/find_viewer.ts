import db from '@adonisjs/lucid/services/db'
import Group from '#models/group'
import type { Viewer } from '#support/viewer'

export type Account = Viewer & { isActive: boolean }

const VIEWER = `
  select u.id, u.is_active as "isActive", u.is_staff as "isStaff",
    u.is_staff or u.is_superuser or exists (
      select from users_user_groups ug join auth_group g on g.id = ug.group_id
      where ug.user_id = u.id and g.name = ?
    ) as "isModerator"
  from users_user u where u.id = ?`

/** The account that a token names, with its rights; undefined when it is gone. */
export async function findViewer(id: number): Promise<Account | undefined> {
  const { rows } = await db.rawQuery(VIEWER, [Group.MODERATORS, id])
  return rows[0]
}
