import sql from 'sql-template-tag'
import { select } from '#db/statements'
import type { Target } from '#rules/moderation'

/** The case about something that nobody has decided; null where there is none. */
export async function openCaseAbout({ kind, id }: Target): Promise<number | null> {
  const [found] = await select<{ id: number }>({
    name: 'desk_open_case_about',
    sql: sql`select id from moderation_case where target_kind = ${kind} and target_id = ${id}::bigint
      and state in ('open', 'escalated') limit 1`,
  })
  return found?.id ?? null
}
