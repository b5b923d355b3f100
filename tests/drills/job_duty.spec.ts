import { test } from '@japa/runner'
import { until } from '#tests/helpers/children'
import { drillServer, inDatabase } from '#tests/helpers/drill_server'
import { bothServe, workersOf } from '#tests/helpers/workers'

const LIVE = `select pid from jobs.instance where stopped_on is null and heartbeat_on > now() - interval '15 seconds'
  order by started_on desc`

test.group('Of two workers of a server', () => {
  test('one works the jobs, and the other one after it', async (context) => {
    const { assert } = context
    const server = await drillServer(context, { WORKERS: '2', LOG_LEVEL: 'info' })
    await bothServe(server)
    // Those of a server before that was killed seem to live for a while.
    const onDuty = async () => {
      const live = await inDatabase<{ pid: number }>(LIVE)
      return live.filter(({ pid }) => workersOf(server).includes(pid))
    }
    await until(async () => (await onDuty()).length > 0)
    const [first] = await onDuty()
    assert.lengthOf(await onDuty(), 1)

    process.kill(first!.pid, 'SIGKILL')
    await until(async () => (await onDuty()).some(({ pid }) => pid !== first!.pid))
    const [next] = await onDuty()
    assert.notEqual(next!.pid, first!.pid)
    const health = await fetch(`${server.url}/api/v1/health/`)
    assert.containsSubset(await health.json(), { checks: { jobs: { status: 'ok' } } })
    assert.equal(await server.end('SIGTERM'), 0)
    assert.isEmpty(await inDatabase(`${LIVE} limit 1`).catch(() => []))
  })
})
