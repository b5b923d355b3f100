import sql from 'sql-template-tag'
import Group from '#models/group'
import { BatchLoader } from '#db/batch_loader'
import { select } from '#db/statements'
import { bigints } from '#db/sql_lists'
import type { Viewer } from '#rules/viewer'

export type Account = Viewer & { isActive: boolean }

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

/** Tokens of one turn of the event loop are looked up together. */
const viewers = new BatchLoader<number, Account>(async (ids) => {
  const accounts = await select<Account>(statement(ids))
  return new Map(accounts.map((account) => [account.id, account]))
})

/** The account that a token names, with its rights; undefined when it is gone. */
export const findViewer = (id: number): Promise<Account | undefined> => viewers.get(id)
