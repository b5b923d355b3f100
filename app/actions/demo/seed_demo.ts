import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { makeCatalogue } from '#actions/demo/make_catalogue'
import { makeModeration } from '#actions/demo/make_moderation'
import { makePeople } from '#actions/demo/make_people'
import { makeThreads } from '#actions/demo/make_threads'
import { readShowcase, type Showcase } from '#actions/demo/showcase'
import Category from '#models/category'
import type Product from '#models/product'
import User from '#models/user'
import { hold } from '#db/advisory_keys'
import { atomically } from '#db/atomically'
import { paintDemo } from '#queue/demo'
import { enqueue } from '#queue/enqueue'

/** Fills a database without users with a small showcase, always the same one. */
export default class SeedDemo {
  handle(): Promise<void> {
    return atomically(async (client) => {
      await hold('seedDemo', client)
      if (await User.query({ client }).first()) return
      const showcase = await readShowcase()
      const now = await timeOf(client)
      const people = await makePeople(everybody(showcase), { client, now })
      const products = await makeCatalogue(showcase, { client, now, people })
      await makeThreads(showcase.threads, { client, people, products })
      await makeModeration(showcase.moderation, { client, now, people, products })
      await askForPictures({ people, products }, client)
    })
  }
}

const everybody = ({ people, moderation }: Showcase) => [...people, ...moderation.people]

/** By a job: drawing takes longer than all the rows. */
async function askForPictures(
  { people, products }: { people: Map<string, User>; products: Map<string, Product> },
  client: TransactionClientContract
) {
  const categories = await Category.query({ client }).select('id').orderBy('id')
  const idsOf = (rows: Iterable<{ id: number }>) => [...rows].map(({ id }) => id)
  const ids = {
    productIds: idsOf(products.values()),
    userIds: idsOf(people.values()),
    categoryIds: idsOf(categories),
  }
  await enqueue(paintDemo, ids, { client })
}

/** When the transaction began, as its rows without a time have it. */
async function timeOf(client: TransactionClientContract): Promise<DateTime> {
  const { rows } = await client.rawQuery<{ rows: [{ now: Date }] }>('select now()')
  return DateTime.fromJSDate(rows[0].now, { zone: 'utc' })
}
