import logger from '@adonisjs/core/services/logger'
import { usesEmbeddedPostgres } from '#hosting/embedded_postgres/choice'
import { migrate } from '#hosting/migrations'
import { operatorLine } from '#hosting/operator_line'
import { schemaFault } from '#hosting/schema_check'
import { isLasting } from '#db/database_fault'

/** Our own database is brought up to date at every start; another one only by `node ace migration:run`. */
export async function prepareDatabase(): Promise<void> {
  if (usesEmbeddedPostgres()) {
    await migrate()
  } else {
    await mentionMigrations()
  }
}

/**
 * A database that is away now may come back: requests are answered 503 until then.
 *
 * @throws what waiting does not mend, such as a wrong password
 */
async function mentionMigrations(): Promise<void> {
  try {
    const fault = await schemaFault()
    if (fault) logger.warn(fault)
  } catch (error) {
    if (isLasting(error)) throw error
    logger.warn(`the database does not answer yet: ${operatorLine(error) ?? String(error)}`)
  }
}
