import logger from '@adonisjs/core/services/logger'
import Recount from '#actions/counters/recount'

/** Says in the log when kept counts have come apart from the rows they count. Mends nothing: a fault is behind it. */
export default class CheckCounters {
  async handle(): Promise<{ differing: number }> {
    const differing = await new Recount().handle({ fix: false })
    if (differing)
      logger.warn({ differing }, 'counts differ from their rows: `node ace counters:recount` tells')
    return { differing }
  }
}
