import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import { until } from '#tests/helpers/children'
import { drillServer } from '#tests/helpers/drill_server'
import type { Settings } from '#tests/helpers/run_database'

/** Says on SIGUSR2 how many modules of S3's SDK are loaded. */
const TELL = `data:text/javascript,import Module from 'node:module'
  const sdk = () => Object.keys(Module._cache).filter((name) => name.includes('client-s3'))
  process.on('SIGUSR2', () => console.error('of S3: ' + sdk().length))`.replaceAll('\n', ';')

const MAX_IDLE_MB = 230

/** The memory that a process has of its own, files that it maps among it. */
const residentMb = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024

test.group('A server', (group) => {
  group.tap((each) => each.timeout(90_000))

  test('loads S3 code {0}')
    .with([
      ['never without a bucket', {}, 0],
      ['with a bucket', { S3_BUCKET: 'v', S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: 's' }, 1],
    ] as [string, Settings, number][])
    .run(async ({ assert, cleanup }, [, settings, least]) => {
      const NODE_OPTIONS = `--import=${encodeURI(TELL)}`
      const server = await drillServer({ cleanup }, { ...settings, NODE_OPTIONS })
      await fetch(`${server.url}/media/products/1/none.webp`)
      server.process.kill('SIGUSR2')
      await until(() => /of S3: \d+/.test(server.errors))
      const loaded = Number(/of S3: (\d+)/.exec(server.errors)![1])

      if (least) assert.isAtLeast(loaded, least)
      else assert.equal(loaded, 0)
    })

  test('gives back the memory that only its start needed', async ({ assert, cleanup }) => {
    const server = await drillServer({ cleanup }, { MALLOC_ARENA_MAX: '2' })
    await until(() => residentMb(server.process.pid!) < MAX_IDLE_MB)
    assert.isBelow(residentMb(server.process.pid!), MAX_IDLE_MB)
  })
})
