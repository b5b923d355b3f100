import logger from '@adonisjs/core/services/logger'
import { usesEmbeddedPostgres } from '#hosting/embedded_postgres/choice'
import { isOutdated, migrate } from '#hosting/migrations'

/** Our own database is brought up to date at every start; another one only by `node ace migration:run`. */
export async function prepareDatabase(): Promise<void> {
  if (usesEmbeddedPostgres()) {
    await migrate()
  } else {
    await mentionMigrations()
  }
}

/** A database that is away now may come back: requests are answered 503 until then. */
async function mentionMigrations(): Promise<void> {
  try {
    if (await isOutdated())
      logger.warn('the database is not up to date: run `node ace migration:run`')
  } catch (error) {
    logger.warn({ err: error }, 'the database does not answer yet')
  }
}
