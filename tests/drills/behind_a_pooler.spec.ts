import pg from 'pg'
import type { TestContext } from '@japa/runner/core'
import { test } from '@japa/runner'
import { runCommand } from '#tests/helpers/run_command'
import { RunDatabase, type Settings } from '#tests/helpers/run_database'
import { refusal, ServerProcess } from '#tests/helpers/server_process'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'
import { hasPgbouncer, NO_PGBOUNCER, pgbouncer } from '#tests/helpers/throwaway_pgbouncer'
import { atOurPace } from '#tests/helpers/pace'

const KEYS = { APP_KEY: 'drill-'.repeat(8), JWT_SIGNING_KEY: 'pooler-'.repeat(8) }
const CLIENTS = 12
const IGNORING = 'ignore_startup_parameters = options, statement_timeout, lock_timeout'

/** A database in a zone of its own behind a pooler. */
async function pooled(context: TestContext, extra?: string) {
  const database = await RunDatabase.create()
  context.cleanup(() => database.drop())
  await database.administer(
    `alter database ${database.settings.DB_NAME} set timezone = 'Asia/Karachi'`
  )
  const VITRIN_DATA_DIR = throwawayFolder(context)
  const settings = await pgbouncer(context, database.settings, extra)
  return { database, settings: { ...settings, ...KEYS, VITRIN_DATA_DIR } as Settings }
}

const send = (url: string, method: string, body: object, bearer = '') =>
  fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', ...(bearer && { Authorization: bearer }) },
    body: JSON.stringify(body),
  })

/** Registers, shows and likes a product and reads lists; what was answered. */
async function visit(api: string, name: string): Promise<{ status: number; text: string }[]> {
  const registered = await send(`${api}/auth/register/`, 'POST', {
    email: `${name}@example.com`,
    password: 'a-fine-engine-1843',
    first_name: 'Ada',
    last_name: '',
  })
  const account = await registered.text()
  const bearer = `Bearer ${JSON.parse(account).tokens.access}`
  const lamp = {
    name: 'Lamp',
    description: 'Bright',
    price: '1.00',
    category: 'lamps',
    tags: ['a'],
  }
  const created = await send(`${api}/products/`, 'POST', lamp, bearer)
  const product = await created.text()
  const { id } = JSON.parse(product)
  const answers = [
    await send(`${api}/products/${id}/like/`, 'PUT', {}, bearer),
    await send(`${api}/products/${id}/`, 'PATCH', { price: '2.00' }, bearer),
    ...(await Promise.all(
      ['products/?search=lamp', `products/${id}/`, 'tags/', 'categories/lamps/'].map((path) =>
        fetch(`${api}/${path}`)
      )
    )),
  ]
  const later = answers.map(async (answer) => ({
    status: answer.status,
    text: await answer.text(),
  }))
  return [
    { status: registered.status, text: account },
    { status: created.status, text: product },
    ...(await Promise.all(later)),
  ]
}

test.group('Behind a PgBouncer in transaction mode', (group) => {
  group.tap((each) => each.skip(!hasPgbouncer(), NO_PGBOUNCER))

  test('works with DB_POOLER=transaction, in UTC and within the limits of requests', async (context) => {
    const { assert } = context
    const { database, settings } = await pooled(context)
    const DB_DIRECT_URL = database.url
    const through = { ...settings, DB_POOLER: 'transaction', DB_DIRECT_URL }
    const migrated = await runCommand(['migration:run', '--force'], through)
    assert.equal(migrated.exitCode, 0, migrated.errors)
    await database.load(`insert into products_category (name, slug) values ('Lamps', 'lamps')`)
    const server = await ServerProcess.spawn(context, {
      ...through,
      NODE_ENV: 'production',
      THROTTLE_ENABLED: 'false',
    })
    await server.ready()

    const visitors = Array.from({ length: CLIENTS }, (_, n) =>
      visit(`${server.url}/api/v1`, `v${n}`)
    )
    const answers = (await Promise.all(visitors)).flat()
    assert.isEmpty(answers.filter(({ status }) => status !== 200 && status !== 201))
    const times = answers.flatMap(({ text }) => text.match(/"\d{4}-\d\d-\d\dT[^"]*"/g) ?? [])
    assert.isAbove(times.length, CLIENTS)
    assert.isEmpty(times.filter((time) => !time.endsWith('Z"')))
    assert.isBelow(Math.abs(Date.now() - Date.parse(JSON.parse(times[0]!))), 60_000)

    const other = new pg.Client(database.url)
    await other.connect()
    await other.query('begin; lock table products_category')
    const started = performance.now()
    const held = await fetch(`${server.url}/api/v1/categories/lamps/`)
    assert.equal(held.status, 503)
    assert.isBelow(performance.now() - started, atOurPace(2900))
    const { rows } = await other.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    )
    assert.isEmpty(rows)
    await other.end()
    assert.equal(await server.end('SIGTERM'), 0)
  })

  test('is refused in one line without that setting, "{$self}" or not')
    .with(['', IGNORING])
    .run(async (context, extra) => {
      const { settings } = await pooled(context, extra)
      const { exitCode, lines } = await refusal(context, settings)
      context.assert.equal(exitCode, 1)
      context.assert.lengthOf(lines, 1)
      context.assert.include(lines[0], 'set DB_POOLER=transaction')
    })

  test('is no way for migrations, which say so in one line', async (context) => {
    const { settings } = await pooled(context)
    for (const command of ['migration:run', 'migration:rollback']) {
      const through = { ...settings, DB_POOLER: 'transaction' }
      const { exitCode, output, errors } = await runCommand([command], through)
      context.assert.equal(exitCode, 1)
      context.assert.lengthOf((output + errors).trim().split('\n'), 1)
      context.assert.include(output + errors, 'set DB_DIRECT_URL')
    }
  })
})
