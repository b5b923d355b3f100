import sql from 'sql-template-tag'
import { select } from '#db/statements'

/** By what somebody can prove who they are. */
export interface WaysOfProof {
  password: boolean
  code: boolean
  google: boolean
}

/** Django marks a password that nobody can have by `!`. */
export async function waysOfProof(userId: number): Promise<WaysOfProof> {
  const [ways] = await select<WaysOfProof>({
    sql: sql`select password <> '' and password not like '!%' as password,
        two_factor_since is not null as code, google_id is not null as google
      from users_user where id = ${userId}`,
  })
  return ways ?? { password: false, code: false, google: false }
}
