import db from '@adonisjs/lucid/services/db'
import type { PostgreConfig } from '@adonisjs/lucid/types/database'
import { test } from '@japa/runner'
import type { TestContext } from '@japa/runner/core'
import type { ClientConfig } from 'pg'
import { countDrift } from '#tests/helpers/count_drift'
import { djangoDatabase, migrate } from '#tests/helpers/scratch_database'
import { atOurPace } from '#tests/helpers/pace'

/** Django at work: its own columns only, on a few products, so that writers meet. */
const WRITES = [
  `insert into products_comment (created_at, updated_at, is_active, content, is_approved, is_edited, likes_count,
     product_id, user_id) select now(), now(), true, 'Hello', true, false, 0, 1 + trunc(random() * 5), 1`,
  `update products_comment set is_approved = not is_approved where id =
     (select id from products_comment where product_id < 6 order by random() limit 1)`,
  `delete from products_comment where id = (select id from products_comment c where product_id < 6
     and not exists (select from products_comment r where r.parent_id = c.id) order by random() limit 1)`,
  `insert into products_product (created_at, updated_at, is_active, name, description, price, currency, views_count,
     likes_count, category_id, user_id) values (now(), now(), true, 'New', '', 1, 'USD', 0, 0, 1, 1)`,
  `update products_product set is_active = not is_active, category_id = 3 - category_id where id =
     (select id from products_product where category_id < 3 order by random() limit 1)`,
]

/** Repeats one write on a connection of its own until told to stop; says how often it did. */
async function keepWriting(name: string, write: string, stop: AbortSignal): Promise<number> {
  let written = 0
  while (!stop.aborted) {
    await db.connection(name).rawQuery(write)
    written++
  }
  return written
}

/** Longest time in ms that a reader-and-writer of products waited, of those that came by in `duration` ms. */
async function longestWait(name: string, duration: number): Promise<number> {
  const waits: number[] = []
  for (const end = performance.now() + duration; performance.now() < end;) {
    const start = performance.now()
    await db.connection(name).rawQuery('update products_product set likes_count = 0 where id = 116')
    waits.push(performance.now() - start)
  }
  return Math.max(...waits)
}

/** The same database over a pool of its own, where nobody waits for ever: the migrations' lock belongs to one connection. */
function othersOn(name: string, { cleanup }: Pick<TestContext, 'cleanup'>): string {
  const others = `others_on_${name}`
  const config = db.manager.get(name)!.config as PostgreConfig
  const connection = { ...(config.connection as ClientConfig), lock_timeout: 5_000 }
  db.manager.add(others, { ...config, connection: connection as object })
  cleanup(() => db.manager.close(others, true))
  return others
}

test.group('Adoption beside a working Django', () => {
  test('counts every row once, whenever it was written', async ({ assert, cleanup }) => {
    const name = await djangoDatabase({ cleanup }, 'legacy.inserts.sql')
    const others = othersOn(name, { cleanup })
    const stop = new AbortController()
    const writers = WRITES.map((write) => keepWriting(others, write, stop.signal))

    await migrate(name)
    stop.abort()
    for (const written of await Promise.all(writers)) assert.isAbove(written, 5)
    assert.deepEqual(await countDrift(db.connection(name)), [])
  })

  test('gives way to others while a long transaction keeps it waiting', async ({
    assert,
    cleanup,
  }) => {
    const name = await djangoDatabase({ cleanup }, 'legacy.inserts.sql')
    const others = othersOn(name, { cleanup })
    const holder = await db.connection(others).transaction()
    await holder.rawQuery('lock table products_product in row exclusive mode')
    const adoption = migrate(name)

    const wait = await longestWait(others, 4_000)
    assert.isBelow(wait, atOurPace(2_000))
    assert.isAbove(wait, 500)
    await holder.rollback()
    const { status } = await adoption
    assert.equal(status, 'completed')
  })
})
