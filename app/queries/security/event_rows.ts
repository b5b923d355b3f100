import sql from 'sql-template-tag'
import { bigints } from '#db/sql_lists'
import { select } from '#db/statements'
import type { SecurityEvent } from '#shapes/security_event'
import { isoTime } from '#support/iso_time'

/** Security events in the order of their ids; the ids are those of one person's events. */
export async function eventRows(ids: number[]): Promise<SecurityEvent[]> {
  const rows = await select<SecurityEvent>({
    name: 'security_event_rows',
    sql: sql`select e.id, e.type, e.created_at, e.address, e.agent, e.details
      from unnest(${bigints(ids)}) with ordinality wanted (id, place)
      join users_securityevent e on e.id = wanted.id order by wanted.place`,
  })
  return rows.map((row) => ({ ...row, created_at: isoTime(row.created_at) }))
}
