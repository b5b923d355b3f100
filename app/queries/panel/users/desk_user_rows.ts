import sql from 'sql-template-tag'
import { USER_STATE, type UserState } from '#queries/panel/users/user_state'
import { LEADS, MODERATES, RANK } from '#queries/users/rank'
import { PRODUCTS_COUNT } from '#queries/users/user_columns'
import { select } from '#db/statements'
import { bigints } from '#db/sql_lists'
import { rolesOf, type Rank, type Role } from '#rules/roles'

export interface DeskUser {
  id: number
  username: string
  name: string
  state: UserState
  roles: Role[]
  rank: Rank
  is_verified: boolean
  products_count: number
  date_joined: string
  last_login: string | null
}

type Row = Omit<DeskUser, 'roles'> & {
  isStaff: boolean
  isSuperuser: boolean
  moderates: boolean
  leads: boolean
}

/** Accounts as the panel lists them, in the order of their ids; no address is among it. */
export async function deskUserRows(ids: number[]): Promise<DeskUser[]> {
  const rows = await select<Row>({
    name: 'desk_user_rows',
    sql: sql`select u.id, u.username, trim(u.first_name || ' ' || u.last_name) as name, ${USER_STATE} as state,
        u.is_verified, ${PRODUCTS_COUNT} as products_count, u.date_joined, u.last_login,
        u.is_staff as "isStaff", u.is_superuser as "isSuperuser",
        ${MODERATES} as moderates, ${LEADS} as leads, ${RANK} as rank
      from unnest(${bigints(ids)}) with ordinality wanted (id, place)
      join users_user u on u.id = wanted.id order by wanted.place`,
  })
  return rows.map((row) => ({ ...row, roles: rolesOf(row) }))
}
