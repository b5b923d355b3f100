import sql from 'sql-template-tag'
import { select } from '#db/statements'
import type { ExportState } from '#shapes/privacy'
import { isoTime } from '#support/iso_time'

interface Row {
  requested_at: string
  ready_at: string | null
  expires_at: string | null
  size_bytes: number
}

const statement = (userId: number) => ({
  name: 'latest_export',
  sql: sql`select requested_at, ready_at, expires_at, size_bytes from users_export
    where user_id = ${userId} and (expires_at is null or expires_at > now()) order by id desc limit 1`,
})

/** The newest export of somebody; null when there is none that can be read, or will be. */
export async function latestExport(userId: number, origin: string): Promise<ExportState | null> {
  const [row] = await select<Row>(statement(userId))
  if (!row) return null
  const { requested_at, ready_at, expires_at, size_bytes } = row
  return {
    state: ready_at ? 'ready' : 'waiting',
    requested_at: isoTime(requested_at),
    ready_at: ready_at && isoTime(ready_at),
    expires_at: expires_at && isoTime(expires_at),
    size_bytes: ready_at ? size_bytes : null,
    url: ready_at ? `${origin}/api/v1/users/me/export/file/` : null,
  }
}
