import { basename } from 'node:path'
import type { Plan } from '#backup/plan'
import { openSession } from '#db/own_connection'

/** Who puts a backup back, and why. */
export interface Restorer {
  /** `cli:root` */
  actor: string
  reason?: string
}

const ENTRY = `insert into audit_entries (actor, deed, target_type, target_name, after, reason)
  values (left($1, 100), 'backup_restored', 'backup', left($2, 300), $3, left($4, 500))`

/** Writes down who put a backup in the place of a database, so that it is there when the new one is served. */
export async function noteRestore(
  database: string,
  { path, manifest, kept }: Plan,
  { actor, reason = '' }: Restorer
): Promise<void> {
  const { createdAt, version } = manifest
  const after = JSON.stringify({ created_at: createdAt, version, kept: kept ?? null })
  const client = await openSession('vitrin restore', database)
  const values = [actor, basename(path), after, reason]
  await client.query(ENTRY, values).finally(() => client.end())
}
