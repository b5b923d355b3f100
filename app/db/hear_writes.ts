import type { ConnectionContract } from '@adonisjs/lucid/types/database'
import { tellWrite } from '#db/kept_counts'

/** Tells kept counts of every statement that goes through Lucid or knex on a connection, also of one that failed. */
export function hearWrites({ client }: ConnectionContract): void {
  client?.on('query-response', (_rows: unknown, { sql }: { sql: string }) => tellWrite(sql))
  client?.on('query-error', (_error: unknown, { sql }: { sql: string }) => tellWrite(sql))
}
