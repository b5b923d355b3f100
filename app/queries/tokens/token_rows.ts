import sql from 'sql-template-tag'
import { bigints } from '#db/sql_lists'
import { select } from '#db/statements'
import type { PersonalToken } from '#shapes/personal_token'
import { isoTime } from '#support/iso_time'

/** Personal access tokens in the order of their ids. */
export async function tokenRows(ids: number[]): Promise<PersonalToken[]> {
  const rows = await select<PersonalToken>({
    name: 'personal_token_rows',
    sql: sql`select t.id, t.name, t.prefix, t.scopes, t.created_at, t.expires_at, t.last_used_at
      from unnest(${bigints(ids)}) with ordinality wanted (id, place)
      join users_personaltoken t on t.id = wanted.id order by wanted.place`,
  })
  return rows.map(({ created_at, expires_at, last_used_at, ...row }) => ({
    ...row,
    created_at: isoTime(created_at),
    expires_at: expires_at && isoTime(expires_at),
    last_used_at: last_used_at && isoTime(last_used_at),
  }))
}
