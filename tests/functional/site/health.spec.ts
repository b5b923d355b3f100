import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { readiness } from '#hosting/readiness'

/** The database as it is when it accepts connections and says nothing, until `speak`. */
function silenceDatabase() {
  const query = db.rawQuery
  const silence = Promise.withResolvers<void>()
  let asked = 0
  db.rawQuery = (() => {
    asked++
    return silence.promise
  }) as never
  return {
    asked: () => asked,
    speak() {
      db.rawQuery = query
      silence.resolve()
    },
  }
}

test.group('GET /api/v1/health', () => {
  test('says that all is well, what was asked and which version answers', async ({
    client,
    assert,
  }) => {
    const response = await client.get('/api/v1/health/')

    response.assertStatus(200)
    response.assertBodyContains({ status: 'ok', checks: { database: { status: 'ok' } } })
    assert.match(response.body().version, /^\d+\.\d+\.\d+/)
    response.assertHeader('cache-control', 'no-store')
  })

  test('gives a silent database less than a second, and asks it once', async ({
    client,
    assert,
    cleanup,
  }) => {
    const database = silenceDatabase()
    cleanup(database.speak)
    const started = performance.now()

    const responses = await Promise.all(
      Array.from({ length: 5 }, () => client.get('/api/v1/health/'))
    )

    assert.isBelow(performance.now() - started, 1500)
    assert.equal(database.asked(), 1)
    for (const response of responses) {
      response.assertStatus(503)
      response.assertHeader('retry-after', '2')
      response.assertBodyContains({
        status: 'unavailable',
        checks: { database: { status: 'unavailable' } },
      })
    }
  })

  test('is well again as soon as the database is', async ({ client }) => {
    const database = silenceDatabase()
    await client.get('/api/v1/health/ready/')
    database.speak()

    const response = await client.get('/api/v1/health/ready/')

    response.assertStatus(200)
  })

  test('lives without a database', async ({ client, cleanup }) => {
    cleanup(silenceDatabase().speak)

    const response = await client.get('/api/v1/health/live/')

    response.assertStatus(200)
    response.assertBodyContains({ status: 'ok', checks: {} })
  })

  test('is not ready from the moment a shutdown begins', async ({ client, cleanup }) => {
    readiness.accepting = false
    cleanup(() => void (readiness.accepting = true))

    const ready = await client.get('/api/v1/health/ready/')
    const live = await client.get('/api/v1/health/live/')

    ready.assertStatus(503)
    ready.assertBodyContains({ checks: { process: { status: 'unavailable' } } })
    live.assertStatus(200)
  })
})
