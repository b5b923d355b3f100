import sql from 'sql-template-tag'
import { noteTokenUse, takeUsedTokens } from '#credentials/used_tokens'
import { bigints } from '#db/sql_lists'
import { execute } from '#db/statements'

/** Writes down when personal access tokens were used, once a minute each however many processes there are. */
export default class NoteTokenUses {
  async handle(): Promise<void> {
    const ids = takeUsedTokens()
    if (!ids.length) return
    const due = sql`select id from users_personaltoken where id = any(${bigints(ids)})
      and (last_used_at is null or last_used_at < now() - interval '1 minute')
      order by id for update skip locked`
    await execute({
      sql: sql`update users_personaltoken set last_used_at = now() where id in (${due})`,
    }).catch((error: unknown) => {
      ids.forEach(noteTokenUse)
      throw error
    })
  }
}
