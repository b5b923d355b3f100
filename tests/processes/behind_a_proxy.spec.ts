import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { setTimeout as sleep } from 'node:timers/promises'
import { drillDatabase, drillFolder, drillServer } from '#tests/helpers/drill_server'
import { ServerProcess } from '#tests/helpers/server_process'
import { throwawayFolder } from '#tests/helpers/throwaway_folder'

const HOST = 'api.vitrin.example'
const FOREIGN = 'evil.example'

test.group('Behind a proxy that is trusted', (group) => {
  let server: ServerProcess
  const ends: (() => void)[] = []
  group.setup(async () => {
    server = await drillServer(
      { cleanup: (end) => void ends.push(end as () => void) },
      {
        TRUSTED_PROXIES: '127.0.0.1,10.0.0.0/8',
        ALLOWED_HOSTS: `${HOST},127.0.0.1`,
        CORS_ALLOWED_ORIGINS: 'https://shop.example',
      }
    )
    return () => ends.forEach((end) => end())
  })

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

  test('health is answered whatever the host, and nothing else that is named like it', async ({
    assert,
  }) => {
    const foreign = { 'X-Forwarded-Host': FOREIGN, 'X-Forwarded-Proto': 'http' }
    for (const path of ['', 'live', 'live/', 'ready/'])
      assert.equal((await ask(foreign, `/api/v1/health/${path}`)).status, 200)
    for (const path of ['/health', '/api/v1/products/health/', '/api/v1/healthy/', '/?/health'])
      assert.equal((await ask({ 'X-Forwarded-Host': HOST }, path)).status, 301)
  })

  test('a production with origins says nothing of them', ({ assert }) => {
    assert.notInclude(server.output, 'CORS_ALLOWED_ORIGINS')
  })

  test('the session of the panel is in a cookie that no other host and no script has', async ({
    assert,
  }) => {
    const https = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': HOST }
    const { headers } = await ask({ ...https, Accept: 'text/html' }, '/admin/sign-in')
    const cookies = headers.getSetCookie().filter((line) => line.includes('session'))
    assert.lengthOf(cookies, 1)
    assert.match(
      cookies[0]!,
      /^__Host-vitrin_session=[^;]+; Max-Age=1800; Path=\/; HttpOnly; Secure; SameSite=Lax$/
    )
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

test.group('Strict-Transport-Security', () => {
  test('leaves hosts below ours out when told to', async (context) => {
    const { assert } = context
    const server = await drillServer(context, {
      TRUSTED_PROXIES: '127.0.0.1',
      SECURE_HSTS_SECONDS: '60',
      SECURE_HSTS_INCLUDE_SUBDOMAINS: 'false',
    })
    const { headers } = await fetch(`${server.url}/api/v1/`, {
      headers: { 'X-Forwarded-Proto': 'https' },
    })
    assert.equal(headers.get('strict-transport-security'), 'max-age=60')
  })
})

test.group('Behind a proxy that nobody trusts', () => {
  test('the log says so once, and what to set; and once that there are no origins', async (context) => {
    const { assert } = context
    const server = await drillServer(context, { TRUSTED_PROXIES: '10.0.0.0/8' })
    for (const name of ['X-Forwarded-For', 'Forwarded', 'X-Forwarded-For'])
      await fetch(`${server.url}/api/v1/`, { headers: { [name]: 'for=203.0.113.9' } })
    await sleep(200)
    assert.lengthOf(server.output.match(/set TRUSTED_PROXIES=127\.0\.0\.1/g) ?? [], 1)
    assert.lengthOf(server.output.match(/CORS_ALLOWED_ORIGINS is not set/g) ?? [], 1)
  })
})

test.group('In development', () => {
  test('any port of localhost may call, and hot reload is not throttled', async (context) => {
    const { assert } = context
    const server = await drillServer(context, {
      NODE_ENV: 'development',
      THROTTLE_ENABLED: 'true',
      VITRIN_DEMO: 'false',
    })
    const origins = ['http://localhost:5173', 'http://127.0.0.1:3000', 'http://[::1]:8080']
    const foreign = ['http://localhost.evil.example', 'http://evil.example:5173', 'null']
    const allowed = []
    for (const Origin of [...origins, ...foreign]) {
      const { headers } = await fetch(`${server.url}/api/v1/`, { headers: { Origin } })
      allowed.push(headers.get('access-control-allow-origin'))
      assert.equal(headers.get('x-ratelimit-limit'), '10000')
    }
    assert.deepEqual(allowed, [...origins, null, null, null])
  })

  test('no demo sign-ins are printed beside a database of DATABASE_URL', async (context) => {
    const { assert } = context
    await drillServer(context)
    const { host, user, password, database } = drillDatabase()
    const address = encodeURIComponent(String(host))
    const VITRIN_DATA_DIR = throwawayFolder(context)
    mkdirSync(VITRIN_DATA_DIR, { recursive: true })
    writeFileSync(join(VITRIN_DATA_DIR, 'demo.json'), '{"admin":"a-demo-password"}')
    const server = await drillServer(context, {
      NODE_ENV: 'development',
      VITRIN_DATA_DIR,
      DATABASE_URL: `postgres://${user}:${password}@${address}:5432/${database}`,
    })
    // It answers a moment before it says so.
    while (!server.output.includes('Ctrl-C stops it')) await sleep(50)
    assert.notInclude(server.output, 'a-demo-password')
  })

  test('a rate that is none is named in one line: {0}={1}')
    .with([
      ['THROTTLE_ANON', 'lots'],
      ['THROTTLE_LOGIN_ADDRESS', '0'],
    ] as const)
    .run(async (context, [name, rate]) => {
      const { assert } = context
      const server = await ServerProcess.spawn(context, {
        VITRIN_DATA_DIR: drillFolder(),
        [name]: rate,
      })
      assert.equal(await server.end(), 1)
      assert.match(server.errors, new RegExp(`^vitrin: ${name}=${rate} is no rate[^\n]*\n$`))
    })
})
