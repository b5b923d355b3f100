import { test } from '@japa/runner'
import { setTimeout as sleep } from 'node:timers/promises'
import { drillServer } from '#tests/helpers/drill_server'
import type { ServerProcess } from '#tests/helpers/server_process'

const HOST = 'api.vitrin.example'
const FOREIGN = 'evil.example'

test.group('Behind a proxy that is trusted', (group) => {
  let server: ServerProcess
  const ends: (() => void)[] = []
  group.setup(async () => {
    server = await drillServer(
      { cleanup: (end) => void ends.push(end as () => void) },
      { TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8', ALLOWED_HOSTS: `${HOST},127.0.0.1` }
    )
    return () => ends.forEach((end) => end())
  })
  group.each.timeout(60_000)

  const ask = (headers: Record<string, string>, path = '/api/v1/') =>
    fetch(`${server.url}${path}`, { headers, redirect: 'manual' })

  test('links and HSTS are of https, as the client has it', async ({ assert }) => {
    const answer = await ask({ 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': HOST })
    const links = Object.values((await answer.json()) as Record<string, string>)

    assert.isTrue(links.every((link) => link.startsWith(`https://${HOST}/`)))
    assert.equal(
      answer.headers.get('strict-transport-security'),
      'max-age=31536000; includeSubDomains'
    )
  })

  test('http is sent to https of an allowed host, and to no other', async ({ assert }) => {
    const path = '//evil.example/%2e%2e?next=//evil.example'
    const own = await ask({ 'X-Forwarded-Host': HOST }, path)
    const foreign = await ask({ 'X-Forwarded-Host': FOREIGN })

    assert.equal(own.status, 301)
    assert.match(own.headers.get('location')!, new RegExp(`^https://${HOST}/`))
    assert.equal(foreign.status, 400)
    assert.isNull(foreign.headers.get('location'))
  })

  test('the client is the last hop that nobody trusts, whatever stands before it', async ({
    assert,
  }) => {
    const path = '/api/v1/hops/'
    await ask(
      { 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '1.1.1.1, 203.0.113.9, 10.1.2.3' },
      path
    )
    await sleep(200)
    const line = server.output.split('\n').find((text) => text.includes(path))
    assert.equal(JSON.parse(line!).ip, '203.0.113.9')
  })
})
