/**
 * What an answer costs against the floor: `npm run build && npm run bench`. Makes a database, fills
 * it, starts floor and built server, and hands over to `run.mjs`, whose options it takes; of its
 * own it has `--products 100000`. The server of BENCH_DATABASE_URL is used (by a role that may create
 * databases, on this machine), else an embedded one. Nothing else should run meanwhile.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { BuiltServer, runBuiltCommand } from '#tests/helpers/built_server'
import { freePort } from '#tests/helpers/environment'
import { RunDatabase } from '#tests/helpers/run_database'
import { endsWithUs, whenStopped } from '#tests/helpers/when_stopped'

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const key = randomBytes(32).toString('hex')
const options = process.argv.slice(2)
const at = options.indexOf('--products')
const products = at < 0 ? '100000' : options[at + 1]!

const say = (line: string) => process.stdout.write(`${line}\n`)

/** What psql would send: its own commands out, its variable filled in, one statement at a time. */
function statementsOf(file: string): string[] {
  const text = readFileSync(here(file), 'utf8')
    .replace(/^\\.*$/gm, '')
    .replaceAll(' \\g /dev/null', ';')
    .replaceAll(':products', products)
  const statements = ['']
  for (const part of text.split(/(?<=;)[^\S\n]*\n/)) {
    statements[statements.length - 1] += `${part}\n`
    const inBody = statements.at(-1)!.split('$$').length % 2 === 0
    if (!inBody) statements.push('')
  }
  return statements.filter((statement) => statement.trim())
}

async function startFloor(url: string) {
  const port = String(await freePort())
  const floor = endsWithUs(
    spawn(process.execPath, [here('floor.mjs')], {
      env: { DATABASE_URL: url, JWT_SIGNING_KEY: key, PORT: port },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  )
  await sleep(1500)
  return { floor, url: `http://127.0.0.1:${port}` }
}

/** The exit status of the exam. */
async function exam(app: BuiltServer, floor: { floor: ChildProcess; url: string }, pid: string) {
  const targets = ['--app', app.url, '--app-pid', String(app.process.pid)]
  const others = ['--floor', floor.url, '--floor-pid', String(floor.floor.pid), '--db-pid', pid]
  const run = [here('run.mjs'), ...targets, ...others, '--token-key', key, ...options]
  const child = endsWithUs(spawn(process.execPath, run, { stdio: 'inherit' }))
  const [code] = await once(child, 'exit')
  return Number(code)
}

const creating = RunDatabase.create({ url: process.env.BENCH_DATABASE_URL, durable: true })
whenStopped(async () => (await creating).drop())
const database = await creating
try {
  const settings = { ...database.settings, APP_KEY: key, JWT_SIGNING_KEY: key }
  await runBuiltCommand(['migration:run', '--force'], settings)
  say(`Filling a database with ${products} products`)
  await database.loadAll(['dataset.sql', 'accounts.sql', 'indexes.sql'].flatMap(statementsOf))
  const unthrottled = { THROTTLE_ENABLED: 'false', LOGIN_LOCK_ENABLED: 'false' }
  const app = await BuiltServer.start({ ...settings, ...unthrottled }, '/dev/null')
  const floor = await startFloor(database.url)
  process.exitCode = await exam(app, floor, await database.postmasterPid())
  floor.floor.kill()
  await app.stop()
} finally {
  await database.drop()
}
