import sql from 'sql-template-tag'
import { LEADS, MODERATES } from '#queries/users/rank'
import { OPEN } from '#queries/users/visible'
import { rolesOf, type Role } from '#rules/roles'
import { likePattern } from '#rules/search_terms'
import { select } from '#db/statements'

export interface ListedAccount {
  id: number
  username: string
  email: string
  is_active: boolean
  roles: Role[]
  date_joined: string
  last_login: string | null
}

type Row = Omit<ListedAccount, 'roles'> & {
  isStaff: boolean
  isSuperuser: boolean
  moderates: boolean
  leads: boolean
}

const HAS_ROLE = {
  moderator: MODERATES,
  lead: LEADS,
  staff: sql`u.is_staff`,
  admin: sql`u.is_superuser`,
}

/** Accounts for operators, inactive and private ones too, by id; with a role only those that have it. */
export async function listAccounts({
  role,
  search = '',
  limit,
}: {
  role?: Role
  search?: string
  limit: number
}): Promise<ListedAccount[]> {
  const pattern = likePattern(search)
  const rows = await select<Row>({
    sql: sql`
      select u.id, u.username, u.email, u.is_active, u.date_joined, u.last_login,
        u.is_staff as "isStaff", u.is_superuser as "isSuperuser", ${MODERATES} as moderates,
        ${LEADS} as leads
      from users_user u
      where ${role ? HAS_ROLE[role] : sql`true`} and (u.username ilike ${pattern} or u.email ilike ${pattern})
      order by u.id limit ${limit}`,
  })
  return rows.map(({ isStaff, isSuperuser, moderates, leads, ...account }) => ({
    ...account,
    roles: rolesOf({ isStaff, isSuperuser, moderates, leads }),
  }))
}

/** Whether anybody can sign in who may make categories, and whether the demo's admin can. */
export async function staffSignIns(): Promise<{ anybody: boolean; demoAdmin: boolean }> {
  const [found] = await select<{ anybody: boolean; demoAdmin: boolean }>({
    sql: sql`
      select count(*) > 0 as anybody,
        coalesce(bool_or(username = 'admin' and email = 'admin@example.com'), false) as "demoAdmin"
      from users_user u
      where ${OPEN} and (is_staff or is_superuser) and password ~ '[$]'`,
  })
  return found!
}
