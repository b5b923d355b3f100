import type { LucidRow } from '@adonisjs/lucid/types/model'
import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { noteAudit, type Audited } from '#actions/panel/note_audit'

type Values = Record<string, unknown>

/** What a save of a row is going to change; nothing where it would change nothing. */
export function changesOf(row: LucidRow): { before: Values; after: Values } {
  const after = Object.fromEntries(
    Object.entries(row.$dirty as Values).filter(([name]) => name !== 'updatedAt')
  )
  const before = Object.fromEntries(
    Object.keys(after).map((name) => [name, (row.$original as Values)[name]])
  )
  return { before, after }
}

/** Writes down a change, unless there was none. */
export async function noteChange(entry: Audited, client: QueryClientContract): Promise<void> {
  if (Object.keys(entry.after ?? {}).length) await noteAudit(entry, client)
}
