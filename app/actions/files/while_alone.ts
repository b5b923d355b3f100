import db from '@adonisjs/lucid/services/db'
import { ConflictException } from '#exceptions/http'
import { holdAlone, type Key } from '#db/advisory_keys'

/**
 * Does work while no other process does work of this kind. The lock has a transaction of its own, so that
 * rows are committed as the work goes on.
 *
 * @throws ConflictException when another process is at it
 */
export const whileAlone = <T>(key: Key, work: () => Promise<T>): Promise<T> =>
  db.transaction(async (client) => {
    if (!(await holdAlone(key, client))) throw new ConflictException()
    return work()
  })
