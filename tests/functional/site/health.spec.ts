import { test } from '@japa/runner'
import env from '#start/env'
import { forgetBackupAge } from '#hosting/backup_check'
import { backupCommand } from '#tests/helpers/backups'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { enqueue } from '#queue/enqueue'
import { forgetViewers } from '#queue/upkeep'
import { readiness } from '#hosting/readiness'
import { forgetSchema } from '#hosting/schema_check'
import { atOurPace } from '#tests/helpers/pace'

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

    assert.isBelow(performance.now() - started, atOurPace(1500))
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

  test('says who works the jobs and how late they are, which makes nobody ill', async ({
    client,
    assert,
    cleanup,
  }) => {
    cleanup(() => db.rawQuery('delete from jobs.instance; delete from jobs.job').then(() => {}))
    const idle = await client.get('/api/v1/health/')
    idle.assertStatus(200)
    assert.containsSubset(idle.body().checks.jobs, { status: 'warning', workers: 0 })

    await db.rawQuery(`insert into jobs.instance (id, host, pid, version, node_version, heartbeat_seconds,
        supervise, schedule, migrate, persist_queue_stats, persist_warnings)
      values (gen_random_uuid(), 'here', 1, '1', '24', 10, true, true, true, false, false)`)
    const worked = await client.get('/api/v1/health/')
    assert.containsSubset(worked.body().checks.jobs, { status: 'ok', workers: 1 })

    await enqueue(forgetViewers, {}, { client: db.connection() })
    await db.rawQuery(`update jobs.job set start_after = now() - interval '1 hour'`)
    const late = await client.get('/api/v1/health/')
    late.assertStatus(200)
    const { status, oldest_seconds: oldest } = late.body().checks.jobs
    assert.equal(status, 'warning')
    assert.isAtLeast(oldest, 3600)
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

test.group('GET /api/v1/health/ready without its tables', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => {
    forgetSchema()
    return forgetSchema
  })

  test('is 503, and says what to do: {0}')
    .with([
      ['alter table adonis_schema rename to gone', 'has no tables of Vitrin'],
      ['delete from adonis_schema where name ~ 000001501', '1 migrations wait'],
    ])
    .run(async ({ client, assert }, [statement, words]) => {
      await db.rawQuery(statement!.replace(/~ (\d+)/, "~ '$1'"))
      for (const route of ['ready', '']) {
        const response = await client.get(`/api/v1/health/${route}`)
        response.assertStatus(503)
        const { schema } = response.body().checks
        assert.equal(schema.status, 'unavailable')
        assert.include(schema.detail, words!)
        assert.include(schema.detail, 'npx node ace migration:run --force')
      }
    })

  test('costs one statement in some seconds', async ({ client, assert }) => {
    await client.get('/api/v1/health/ready')
    await db.rawQuery('alter table adonis_schema rename to gone')
    const response = await client.get('/api/v1/health/ready')
    response.assertStatus(200)
    assert.equal(response.body().checks.schema.status, 'ok')
  })

  test('says how old the newest backup is, where the clock makes them', async ({
    client,
    assert,
    cleanup,
  }) => {
    const folder = throwawayFolder({ cleanup })
    env.set('BACKUP_AT', '03:00')
    env.set('BACKUP_DIR', folder)
    forgetBackupAge()
    cleanup(() => {
      env.set('BACKUP_AT', undefined as never)
      env.set('BACKUP_DIR', undefined as never)
      forgetBackupAge()
    })
    const none = await client.get('/api/v1/health/')
    none.assertStatus(200)
    none.assertBodyContains({ status: 'ok', checks: { backup: { status: 'warning' } } })

    const made = await backupCommand('create', `--out=${folder}`)
    assert.equal(made.exitCode, 0)
    forgetBackupAge()
    const { backup } = (await client.get('/api/v1/health/')).body().checks
    assert.equal(backup.status, 'ok')
    assert.isBelow(backup.age_seconds, 60)
  })
})
