import sql from 'sql-template-tag'
import Group from '#models/group'
import { BatchLoader } from '#db/batch_loader'
import { select } from '#db/statements'
import { bigints } from '#db/sql_lists'
import type { Viewer } from '#rules/viewer'

type Account = Viewer & { isActive: boolean }

const statement = (ids: number[]) => ({
  name: 'viewers',
  sql: sql`
    select u.id, u.is_active as "isActive", u.is_staff or u.is_superuser as "isStaff",
      u.is_staff or u.is_superuser or exists (
        select from users_user_groups ug join auth_group g on g.id = ug.group_id
        where ug.user_id = u.id and g.name = ${Group.MODERATORS}
      ) as "isModerator"
    from users_user u where u.id = any(${bigints(ids)})`,
})

/** Accounts that are asked for in one turn of the event loop are looked up together. */
const accounts = new BatchLoader<number, Account>(async (ids) => {
  const rows = await select<Account>(statement(ids))
  return new Map(rows.map((account) => [account.id, account]))
})

/** The viewer with this account id, or why there is none. */
export async function findViewer(id: number): Promise<Viewer | 'gone' | 'inactive'> {
  const account = await accounts.get(id)
  if (!account) return 'gone'
  return account.isActive ? account : 'inactive'
}
