import { test } from '@japa/runner'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedPostgres } from '#hosting/embedded_postgres/embedded_postgres'
import { until } from '#tests/helpers/children'
import { drillFolder, drillServer, inDatabase } from '#tests/helpers/drill_server'
import { peopleLiking, SETTINGS, workersOf } from '#tests/helpers/workers'

/** Of the order of a supervisor's patience. */
const STOP_LIMIT_MS = 10_000

test.group('SIGTERM to two workers under load', () => {
  test('ends all in time and well, keeps what was acknowledged, and one view of one viewer', async (context) => {
    const { assert } = context
    const server = await drillServer(context, SETTINGS)
    await until(() => workersOf(server).length === 2)
    await inDatabase(
      'delete from products_productview; update products_product set views_count = 0'
    )
    const liked = new Set<string>()
    const load = await peopleLiking(server, liked)
    const headers = { 'User-Agent': 'Firefox', 'X-Forwarded-For': '198.51.100.222' }
    const look = () => fetch(`${server.url}/api/v1/products/30/`, { headers })
    const looks = await Promise.all(Array.from({ length: 10 }, look))
    await sleep(300)

    const started = performance.now()
    const exitCode = await server.end('SIGTERM')
    const took = performance.now() - started
    await load.stop()

    assert.isTrue(looks.every(({ status }) => status === 200))
    assert.equal(exitCode, 0)
    assert.isBelow(took, STOP_LIMIT_MS)
    assert.deepEqual(Object.keys(load.tally), ['200'])
    assert.isEmpty(load.failures.filter(({ asked }) => asked < started))

    const postgres = await EmbeddedPostgres.start(drillFolder(), true)
    const rows = inDatabase<{ pair: string }>(
      `select product_id || ' ' || user_id as pair from products_productlike`
    )
    const views = inDatabase<{ n: number }>(`
      select views_count + coalesce((select sum(pending) from products_productview v
        where v.product_id = p.id), 0)::int as n
      from products_product p where id = 30`)
    const [kept, [seen]] = await Promise.all([rows, views]).finally(() => postgres.release())
    const pairs = new Set(kept.map(({ pair }) => pair))
    assert.isEmpty([...liked].filter((pair) => !pairs.has(pair)))
    assert.equal(seen?.n, 1)
  })
})

test.group('A primary', () => {
  test('gives up at once when its first worker cannot start, which says why', async (context) => {
    const { assert } = context
    const { ServerProcess } = await import('#tests/helpers/server_process')
    const server = await ServerProcess.spawn(context, {
      WORKERS: '2',
      THROTTLE_ENABLED: 'false',
      LOGIN_LOCK_ENABLED: 'false',
      VITRIN_DATA_DIR: '/proc/vitrin',
      APP_KEY: 'k3y-'.repeat(9),
      JWT_SIGNING_KEY: 'k3y-'.repeat(9),
    })
    assert.equal(await server.end(), 1)
    assert.match(server.errors, /^vitrin: \/proc\/vitrin cannot be written[^\n]*\n$/)
  })
})
