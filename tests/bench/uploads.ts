/**
 * What uploads cost those who read: `npm run build && npm run bench:uploads`. While 20 photos of 12 megapixels are
 * uploaded at once and their sizes made, the list's p99 stays below 3 times its quiet value; after 200 of them
 * the process holds less than 450 MB. Ends with 1 where a bar is missed. Nothing else should run meanwhile.
 */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import sharp from 'sharp'
import { SignJWT } from 'jose'
import { BuiltServer, runBuiltCommand } from '#tests/helpers/built_server'
import { childrenOf } from '#tests/helpers/children'
import { RunDatabase } from '#tests/helpers/run_database'
import { makeDataFolder, removeDataFolder } from '#tests/helpers/throwaway_folder'

const BARS = { ratio: 3, megabytes: 450 }
const [TOGETHER, UPLOADS] = [20, 200]
const READERS = 4
const THOUGHT_MS = 20
const QUIET_MS = 15_000

const SEED = `
  insert into users_user (id, username, email, password) values (1, 'ada', 'ada@example.com', '!');
  insert into products_category (id, name, slug) values (1, 'Lamps', 'lamps');
  insert into products_product (id, name, description, price, category_id, user_id)
    select n, 'Lamp ' || n, repeat('Bright. ', 20), 1, 1, 1 from generate_series(1, 1000) n`

const say = (line: string) => process.stdout.write(`${line}\n`)

/** 4000 × 3000 pixels of clouds: neither flat nor pure noise. */
function photo(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const
  const create = { width: 1000, height: 750, channels: 3, background: '#888', noise } as const
  return sharp({ create }).blur(1.5).resize(4000, 3000).jpeg({ quality: 92 }).toBuffer()
}

/** Reads the list as some people do, until something is over. @returns how long each answer took, sorted */
async function reading(url: string, until: Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  let isOver = false
  void until.finally(() => (isOver = true))
  const reader = async () => {
    while (!isOver) {
      const began = performance.now()
      const answer = await fetch(`${url}/api/v1/products/`)
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`The list answered ${answer.status}`)
      times.push(performance.now() - began)
      await sleep(THOUGHT_MS)
    }
  }
  await Promise.all([until, ...Array.from({ length: READERS }, reader)])
  return times.toSorted((one, other) => one - other)
}

const share = (times: number[], part: number) => times[Math.floor(times.length * part)]!
const told = (times: number[]) =>
  `p50 ${share(times, 0.5).toFixed(1)} ms, p99 ${share(times, 0.99).toFixed(1)} ms of ${times.length}`

/** Resident memory in MB of the server and its processes of pictures, and the most that each ever had. */
function memory({ process: { pid } }: BuiltServer) {
  const all = [pid!, ...childrenOf(pid!)].map((one) => readFileSync(`/proc/${one}/status`, 'utf8'))
  const of = (name: string) => {
    const sizes = all.map((status) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)![1]))
    return Math.round(sizes.reduce((sum, size) => sum + size) / 1024)
  }
  return { now: of('VmRSS'), most: of('VmHWM') }
}

/** Those who upload, in a thread of their own. @returns what sends a wave and waits until all have their sizes */
function uploading(server: BuiltServer, token: string, bytes: Buffer) {
  const workerData = { url: server.url, token, bytes: new Uint8Array(bytes), together: TOGETHER }
  const sender = new Worker(new URL('upload_wave.ts', import.meta.url), { workerData })
  sender.unref()
  return async () => {
    sender.postMessage('wave')
    const [fault] = (await once(sender, 'message')) as [string | undefined]
    if (fault) throw new Error(fault)
  }
}

const key = randomBytes(32).toString('hex')
const folder = makeDataFolder('bench')
const database = await RunDatabase.create({ durable: true })
try {
  const keys = { APP_KEY: key, JWT_SIGNING_KEY: key }
  const settings = { ...database.settings, ...keys, VITRIN_DATA_DIR: folder, WORKERS: '1' }
  await runBuiltCommand(['migration:run', '--force'], settings)
  await database.load(SEED)
  const unthrottled = { THROTTLE_ENABLED: 'false' }
  const server = await BuiltServer.start({ ...settings, ...unthrottled }, '/dev/null')
  const token = await new SignJWT({ token_type: 'access', user_id: 1, iss: 'vitrin-api' })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setJti('e'.repeat(32))
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(Buffer.from(key))
  const bytes = await photo()
  const wave = uploading(server, token, bytes)

  await reading(server.url, sleep(3000))
  const quiet = await reading(server.url, sleep(QUIET_MS))
  say(`quiet: ${told(quiet)}; ${memory(server).now} MB`)
  const began = performance.now()
  const busy = await reading(server.url, wave())
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const ratio = share(busy, 0.99) / share(quiet, 0.99)
  say(
    `while ${TOGETHER} of ${Math.round(bytes.length / 1024)} kB and their jobs run (${seconds} s): ${told(busy)}`
  )
  for (let sent = TOGETHER; sent < UPLOADS; sent += TOGETHER) await wave()
  const { now, most } = memory(server)
  say(`p99 of the list: ${ratio.toFixed(2)} times its quiet value, below ${BARS.ratio}`)
  say(`after ${UPLOADS} uploads: ${now} MB, below ${BARS.megabytes}; at most ${most} MB meanwhile`)
  process.exitCode = ratio < BARS.ratio && now < BARS.megabytes ? 0 : 1
  await server.stop()
} finally {
  await database.drop()
  removeDataFolder(folder)
}
