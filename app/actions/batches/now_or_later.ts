import logger from '@adonisjs/core/services/logger'

/** Does for a request what a job would do a minute later, and leaves it to the job when it fails. */
export async function nowOrLater(batchId: number, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    logger.error({ err: error, batchId }, 'the rest of a batch is left to its job')
  }
}
