import sql from 'sql-template-tag'
import { NotFoundException } from '#exceptions/http'
import { select } from '#db/statements'
import type { CaseNote } from '#shapes/moderation_case'
import { isoTime } from '#support/iso_time'

/** @throws NotFoundException */
export async function noteById(id: number): Promise<CaseNote> {
  const [note] = await select<CaseNote>({
    name: 'case_note',
    sql: sql`select n.id, n.text, n.created_at,
        case when u.id is not null then json_build_object('id', u.id, 'username', u.username) end as by
      from moderation_note n left join users_user u on u.id = n.author_id where n.id = ${id}::bigint`,
  })
  if (!note) throw new NotFoundException()
  return { ...note, created_at: isoTime(note.created_at) }
}
