import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import { execute } from '#db/statements'

/** Has originals go now that would wait an hour. @param patterns - of their names, for LIKE */
export async function hurryFiles(patterns: string[], client?: QueryClientContract): Promise<void> {
  const hurried = sql`update media_removals set due_at = now()
    where due_at > now() and name like any (${patterns}::text[])`
  await execute({ sql: hurried }, client)
}
