import logger from '@adonisjs/core/services/logger'
import { DateTime } from 'luxon'
import EraseUser from '#actions/privacy/erase_user'
import User from '#models/user'

/** Erases the accounts that have no days left. One that cannot be erased keeps no other. */
export default class EraseDueAccounts {
  /** @throws the first fault, when all others are done */
  async handle(now = DateTime.utc()): Promise<number> {
    const due = await User.query()
      .select('id')
      .where('eraseAt', '<=', now.toISO()!)
      .orderBy('eraseAt')
      .orderBy('id')
    const faults: unknown[] = []
    for (const { id: userId } of due)
      await new EraseUser().handle({ userId }).catch((err: unknown) => {
        logger.error({ err, userId }, 'an account could not be erased')
        faults.push(err)
      })
    if (faults.length) throw faults[0]
    return due.length
  }
}
