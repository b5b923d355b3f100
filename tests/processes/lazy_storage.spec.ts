import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import { until } from '#tests/helpers/children'
import { drillServer } from '#tests/helpers/drill_server'
import type { ServerProcess } from '#tests/helpers/server_process'

/** Says on SIGUSR2 how many modules of S3's SDK are loaded. */
const TELL = `data:text/javascript,import Module from 'node:module'
  const sdk = () => Object.keys(Module._cache).filter((name) => name.includes('client-s3'))
  process.on('SIGUSR2', () => console.error('of S3: ' + sdk().length))`.replaceAll('\n', ';')

const MAX_IDLE_MB = 230

/** The memory that a process has of its own, files that it maps among it. */
const residentMb = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024

const NODE_OPTIONS = `--import=${encodeURI(TELL)}`
const BUCKET = { S3_BUCKET: 'v', S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: 's' }

/** How many modules of S3's SDK are loaded once a file was asked for. */
async function loadedOf(server: ServerProcess): Promise<number> {
  await fetch(`${server.url}/media/products/1/none.webp`)
  server.process.kill('SIGUSR2')
  await until(() => /of S3: \d+/.test(server.errors))
  return Number(/of S3: (\d+)/.exec(server.errors)![1])
}

test.group('A server without a bucket', (group) => {
  let server: ServerProcess
  const ends: (() => void)[] = []
  group.setup(async () => {
    const cleanup = (end: unknown) => void ends.push(end as () => void)
    server = await drillServer({ cleanup }, { MALLOC_ARENA_MAX: '2', NODE_OPTIONS })
    return () => ends.forEach((end) => end())
  })

  test('gives back the memory that only its start needed', async ({ assert }) => {
    await until(() => residentMb(server.process.pid!) < MAX_IDLE_MB)
    assert.isBelow(residentMb(server.process.pid!), MAX_IDLE_MB)
  })

  test('never loads S3 code', async ({ assert }) => {
    assert.equal(await loadedOf(server), 0)
  })
})

test.group('A server with a bucket', () => {
  test('loads S3 code', async (context) => {
    const server = await drillServer(context, { ...BUCKET, NODE_OPTIONS })
    context.assert.isAtLeast(await loadedOf(server), 1)
  })
})
