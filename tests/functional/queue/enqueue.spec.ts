import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { atomically } from '#db/atomically'
import { enqueue, withdraw } from '#queue/enqueue'
import { makeQueues } from '#queue/install'
import { declareJob } from '#queue/job'
import { cutAt } from '#tests/helpers/connection_fault'
import { forgetJobs, waitingJobs } from '#tests/helpers/waiting_jobs'

const greet = declareJob<{ userId: number }>({ name: 'test-greet' })
const tidy = declareJob<{ albumId: number }>({
  name: 'test-tidy',
  key: ({ albumId }) => String(albumId),
})

const tags = async () => {
  const { rows } = await db.rawQuery(`select name from products_producttag where name = 'queued'`)
  return rows.length as number
}

/** A write that wants a job. */
const writeAndEnqueue = () =>
  atomically(async (client) => {
    await client.rawQuery(
      `insert into products_producttag (name, slug) values ('queued', 'queued')`
    )
    await enqueue(greet, { userId: 1 }, { client })
  })

test.group('enqueue', (group) => {
  group.setup(() => makeQueues(undefined, [greet, tidy]))
  group.each.setup(() => async () => {
    await forgetJobs()
    await db.rawQuery(`delete from products_producttag where name = 'queued'`)
  })

  test('keeps the job with the write', async ({ assert }) => {
    await writeAndEnqueue()
    assert.equal(await tags(), 1)
    assert.containsSubset(await waitingJobs(greet), [{ data: { userId: 1 }, state: 'created' }])
  })

  test('drops the job with the write', async ({ assert }) => {
    const failing = atomically(async (client) => {
      await enqueue(greet, { userId: 1 }, { client })
      throw new Error('changed my mind')
    })
    await assert.rejects(() => failing, 'changed my mind')
    assert.isEmpty(await waitingJobs(greet))
  })

  test('keeps both or neither wherever the connection is cut, {$self} the statement')
    .with(['before', 'after'] as const)
    .run(async ({ assert }, moment) => {
      await writeAndEnqueue()
      for (let n = 1, wasCut = true; wasCut; n++) {
        await forgetJobs()
        await db.rawQuery(`delete from products_producttag where name = 'queued'`)
        const attempt = cutAt(n, moment, () => writeAndEnqueue().catch(() => 'failed'))
        wasCut = (await attempt).cut
        assert.lengthOf(await waitingJobs(greet), await tags(), `statement ${n}`)
      }
    })

  test('uses no connection beside that of the transaction', async ({ assert }) => {
    const pool = db.connection().getWriteClient().client.pool
    const full = Array.from({ length: pool.max }, async () => {
      const client = await db.transaction()
      await enqueue(greet, { userId: 1 }, { client })
      return client
    })
    const clients = await Promise.all(full)
    await Promise.all(clients.map((client) => client.commit()))
    assert.lengthOf(await waitingJobs(greet), pool.max)
  })

  test('adds one job a key', async ({ assert }) => {
    const client = db.connection()
    const first = await enqueue(tidy, { albumId: 7 }, { client })
    const second = await enqueue(tidy, { albumId: 7 }, { client })
    await enqueue(tidy, { albumId: 8 }, { client })
    assert.isString(first)
    assert.isNull(second)
    assert.lengthOf(await waitingJobs(tidy), 2)
  })

  test('adds one job a key for many who ask at once', async ({ assert }) => {
    const asking = Array.from({ length: 32 }, () =>
      enqueue(tidy, { albumId: 7 }, { client: db.connection() })
    )
    const ids = await Promise.all(asking)
    assert.lengthOf(ids.filter(Boolean), 1)
    assert.lengthOf(await waitingJobs(tidy), 1)
  })

  test('makes the queue when a release brought a new kind and no worker ran since', async ({
    assert,
  }) => {
    const { forgetViewers } = await import('#queue/upkeep')
    const { engine } = await import('#queue/engine')
    const boss = await engine()
    await boss.deleteQueue(forgetViewers.name)
    await atomically((client) => enqueue(forgetViewers, {}, { client }))
    assert.lengthOf(await waitingJobs(forgetViewers), 1)
  })
})

test.group('withdraw', (group) => {
  group.setup(() => makeQueues(undefined, [greet, tidy]))
  group.each.setup(() => forgetJobs)

  test('takes a job back, and its key is free', async ({ assert }) => {
    const client = db.connection()
    const id = await enqueue(tidy, { albumId: 7 }, { client, afterSeconds: 60 })
    await withdraw(tidy, id!, client)
    assert.isEmpty(await waitingJobs(tidy))
    assert.isString(await enqueue(tidy, { albumId: 7 }, { client }))
  })

  test('is undone with the transaction', async ({ assert }) => {
    const id = await enqueue(tidy, { albumId: 7 }, { client: db.connection() })
    const client = await db.transaction()
    await withdraw(tidy, id!, client)
    await client.rollback()
    assert.lengthOf(await waitingJobs(tidy), 1)
  })
})
