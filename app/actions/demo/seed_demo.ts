import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import app from '@adonisjs/core/services/app'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import * as statements from '#actions/demo/demo_statements'
import { placeComments, type Thread } from '#actions/demo/place_comments'
import User from '#models/user'
import { atomically } from '#db/atomically'
import { demoSignIns, type DemoSignIns } from '#hosting/demo_sign_ins'
import { hashPassword } from '#credentials/passwords'

/** The files of `resources/demo`. */
interface Showcase {
  people: { username: string }[]
  categories: object[]
  products: object[]
  threads: Thread[]
}

const ONE_AT_A_TIME = `select pg_advisory_xact_lock(hashtextextended('vitrin demo', 0))`

/** Fills a database without users with a small showcase, always the same one. */
export default class SeedDemo {
  handle(): Promise<void> {
    return atomically(async (client) => {
      await client.rawQuery(ONE_AT_A_TIME)
      if (await User.query({ client }).first()) return
      await fill(await readShowcase(), client)
    })
  }
}

async function readShowcase(): Promise<Showcase> {
  const names = ['people', 'categories', 'products', 'threads']
  const files = names.map(async (name) => {
    const text = await readFile(app.makePath('resources/demo', `${name}.json`), 'utf8')
    return [name, JSON.parse(text)]
  })
  return Object.fromEntries(await Promise.all(files)) as Showcase
}

async function fill(showcase: Showcase, client: TransactionClientContract) {
  const signIns = demoSignIns()
  const people = await Promise.all(showcase.people.map((person) => withPassword(person, signIns)))
  const list = (items: object[]) => [JSON.stringify(items)]
  await client.rawQuery(statements.PEOPLE, list(people))
  await client.rawQuery(statements.MODERATORS)
  await client.rawQuery(statements.CATEGORIES, list(showcase.categories))
  await client.rawQuery(statements.PRODUCTS, list(showcase.products))
  await client.rawQuery(statements.TAGS, list(showcase.products))
  await client.rawQuery(statements.LIKES, list(showcase.products))
  await client.rawQuery(statements.COMMENTS, list(placeComments(showcase.threads)))
}

/** Who has no sign-in gets what Django calls an unusable password. */
async function withPassword(person: { username: string }, signIns: DemoSignIns) {
  const plain = signIns[person.username]
  return { ...person, password: plain ? await hashPassword(plain) : `!${randomUUID()}` }
}
