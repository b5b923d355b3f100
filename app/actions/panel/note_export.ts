import { noteAudit } from '#actions/panel/note_audit'
import { atomically } from '#db/atomically'
import type { By } from '#rules/audit'

interface Input {
  list: string
  /** the filters */
  query: Record<string, unknown>
  by: By
}

/** Says that somebody takes a list away as a file. */
export default class NoteExport {
  handle({ list, query, by }: Input): Promise<void> {
    const target = { type: 'list', id: null, name: list }
    return atomically((client) => noteAudit({ by, deed: 'exported', target, after: query }, client))
  }
}
