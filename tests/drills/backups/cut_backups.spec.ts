import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { test } from '@japa/runner'
import { buildOfThisRun, environmentOf } from '#tests/helpers/build_of_this_run'
import { runCommand } from '#tests/helpers/run_command'
import { RunDatabase, type Settings } from '#tests/helpers/run_database'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

const KILLS = process.env.DRILL === 'full' ? 10 : 2
const PEOPLE = 60_000

const FILL = `insert into users_user (username, email, password)
  select 'p' || n, 'p' || n || '@example.com', repeat('!', 100) from generate_series(1, ${PEOPLE}) n`
const STATE = `select count(*) || md5(string_agg(u::text, ',' order by id)) as state from users_user u`

/** A database with people, and a folder for backups. */
async function site(context: { cleanup: (undo: () => Promise<void>) => void }) {
  const database = await RunDatabase.create()
  context.cleanup(() => database.drop())
  const folder = throwawayFolder(context as never)
  const more: Settings = {
    ...{ APP_KEY: 'drill-'.repeat(8), JWT_SIGNING_KEY: 'drill-key-'.repeat(5), BACKUP_DIR: folder },
    VITRIN_DATA_DIR: throwawayFolder(context as never),
  }
  const settings: Settings = { NODE_ENV: 'production', ...database.settings, ...more }
  const run = (...args: string[]) => runCommand(args, settings)
  const { exitCode, errors } = await run('migration:run', '--force')
  if (exitCode) throw new Error(errors)
  await database.load(FILL)
  return { database, folder, settings, run }
}

/** Starts a command and kills it after a while. @returns whether it had ended by itself */
async function cut(args: string[], settings: Settings, afterMs: number): Promise<boolean> {
  const cwd = buildOfThisRun()
  const command = ['build/ace.js', ...args]
  const child = spawn(process.execPath, command, {
    cwd,
    env: environmentOf(settings),
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  await Promise.race([ended, sleep(afterMs)])
  const hasEnded = child.exitCode !== null
  child.kill('SIGKILL')
  await ended
  return hasEnded
}

async function rowsOf<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<Row>(sql).finally(() => client.end())
  return rows
}

/** Some moment in the second half of a run, where its work is. */
const someMoment = (wholeMs: number) => wholeMs * (0.4 + 0.6 * Math.random())

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const began = performance.now()
  const result = await work()
  return { result, ms: performance.now() - began }
}

test.group('A backup that is killed', (group) => {
  group.tap((each) => each.timeout(600_000))

  test('leaves no file that looks whole and is not', async (context) => {
    const { assert } = context
    const { folder, settings, run } = await site(context)
    const { result, ms } = await timed(() => run('backup:create', '--json'))
    assert.equal(result.exitCode, 0, result.errors)
    for (let kill = 0; kill < KILLS; kill++) await cut(['backup:create'], settings, someMoment(ms))

    const whole = readdirSync(folder).filter((name) => name.endsWith('.tar'))
    for (const name of whole) {
      const { exitCode, output, errors } = await run('backup:verify', join(folder, name))
      assert.equal(exitCode, 0, `${name}: ${errors}`)
      assert.include(output, 'good')
    }
    const parts = readdirSync(folder).filter((name) => name.endsWith('.part'))
    for (const name of parts)
      assert.equal((await run('backup:verify', join(folder, name))).exitCode, 5, name)
  })

  test('serves all of the old rows or all of the new ones, when it is put back', async (context) => {
    const { assert } = context
    const { database, settings, run } = await site(context)
    const { file } = JSON.parse((await run('backup:create', '--json')).output)
    const state = async () => (await rowsOf<{ state: string }>(database.url, STATE))[0]!.state
    const saved = await state()
    await database.load(`update users_user set first_name = 'later'`)
    const later = await state()
    const restore = ['backup:restore', file, `--yes=${settings.DB_NAME}`]
    const { ms } = await timed(() => run('backup:verify', file))

    for (let kill = 0; kill < KILLS; kill++) {
      await cut(restore, settings, someMoment(ms * 1.2))
      assert.include([saved, later], await state())
    }

    // What the killed ones hold is let go of when the server sees that they are gone.
    await sleep(1000)
    const { exitCode, errors } = await run(...restore)
    assert.equal(exitCode, 0, errors)
    assert.equal(await state(), saved)
    const scratch = `select from pg_database where starts_with(datname, '${settings.DB_NAME}_vitrin_scratch_')`
    assert.isEmpty(await rowsOf(database.url, scratch))
    const kept = await rowsOf<{ name: string }>(
      database.url,
      `select datname as name from pg_database where starts_with(datname, '${settings.DB_NAME}_vitrin_before_')`
    )
    for (const { name } of kept) await database.administer(`drop database "${name}" with (force)`)
  })

  test('ends in one line on a full disk, and leaves nothing', async (context) => {
    const { assert, cleanup } = context
    const { folder, run } = await site(context)
    const small = join(folder, 'small')
    mkdirSync(small)
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=100k', 'tmpfs', small])
    cleanup(() => void spawnSync('umount', [small]))

    const { exitCode, output, errors } = await run('backup:create', `--out=${small}`)

    assert.equal(exitCode, 1)
    assert.equal(output, '')
    assert.match(errors, /^vitrin: No space is left on the disk.*\n$/)
    assert.isEmpty(readdirSync(small))
  }).skip(process.getuid?.() !== 0, 'a small disk can only be made by root')
})
