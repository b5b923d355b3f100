import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { makeCatalogue } from '#actions/demo/make_catalogue'
import { makePeople } from '#actions/demo/make_people'
import { makeThreads } from '#actions/demo/make_threads'
import { readShowcase } from '#actions/demo/showcase'
import User from '#models/user'
import { hold } from '#db/advisory_keys'
import { atomically } from '#db/atomically'

/** Fills a database without users with a small showcase, always the same one. */
export default class SeedDemo {
  handle(): Promise<void> {
    return atomically(async (client) => {
      await hold('seedDemo', client)
      if (await User.query({ client }).first()) return
      const showcase = await readShowcase()
      const now = await timeOf(client)
      const people = await makePeople(showcase.people, { client, now })
      const products = await makeCatalogue(showcase, { client, now, people })
      await makeThreads(showcase.threads, { client, people, products })
    })
  }
}

/** When the transaction began, as its rows without a time have it. */
async function timeOf(client: TransactionClientContract): Promise<DateTime> {
  const { rows } = await client.rawQuery<{ rows: [{ now: Date }] }>('select now()')
  return DateTime.fromJSDate(rows[0].now, { zone: 'utc' })
}
