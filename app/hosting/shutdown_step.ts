import logger from '@adonisjs/core/services/logger'

/** One step of a shutdown: when it fails, that is logged and the exit code is 1, and the next steps follow all the same. */
export async function shutdownStep(work: () => unknown, complaint: string): Promise<void> {
  try {
    await work()
  } catch (err) {
    logger.error({ err }, complaint)
    process.exitCode = 1
  }
}
