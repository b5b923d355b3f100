import sql from 'sql-template-tag'
import { bigints } from '#db/sql_lists'
import { select } from '#db/statements'
import { deviceName } from '#rules/user_agent'
import type { Session } from '#shapes/session'
import { isoTime } from '#support/iso_time'

type Row = Omit<Session, 'device' | 'is_current'> & { agent: string }

/**
 * Sessions in the order of their ids; the ids are those of one person's sessions.
 *
 * @param currentId - of the session that the request came by
 */
export async function sessionRows(ids: number[], currentId: number | null): Promise<Session[]> {
  const rows = await select<Row>({
    name: 'session_rows',
    sql: sql`select s.id, s.agent, s.address, s.created_at, s.last_used_at
      from unnest(${bigints(ids)}) with ordinality wanted (id, place)
      join users_session s on s.id = wanted.id order by wanted.place`,
  })
  return rows.map(({ agent, ...row }) => ({
    ...row,
    device: deviceName(agent),
    created_at: isoTime(row.created_at),
    last_used_at: isoTime(row.last_used_at),
    is_current: row.id === currentId,
  }))
}
