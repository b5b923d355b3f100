import logger from '@adonisjs/core/services/logger'
import { usesEmbeddedPostgres } from '#hosting/embedded_postgres/choice'
import { schemaFault } from '#hosting/schema_check'
import { updateDatabase } from '#hosting/update_database'
import { isLasting } from '#db/database_fault'
import { noticeOutage } from '#db/outage'

/** Our own database is brought up to date at every start; another one only by `node ace migration:run`. */
export async function prepareDatabase(): Promise<void> {
  if (usesEmbeddedPostgres()) {
    await updateDatabase((line) => logger.info(line))
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
    if (!noticeOutage(error)) logger.warn({ err: error }, 'the schema could not be looked at')
  }
}
