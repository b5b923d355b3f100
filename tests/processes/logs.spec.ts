import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from '@japa/runner'
import { setTimeout as sleep } from 'node:timers/promises'
import { drillServer, inDatabase } from '#tests/helpers/drill_server'
import type { ServerProcess } from '#tests/helpers/server_process'

const AUTH = '/api/v1/auth'
const PASSWORD = 'Marked-pass-7301'
const ada = {
  email: 'marked-mail@example.com',
  password: PASSWORD,
  first_name: 'Ada',
  last_name: '',
}
const MARKED = [
  PASSWORD,
  ada.email,
  'marked-cookie',
  'marked-query',
  'marked-bearer',
  'marked-body',
]

type Line = Record<string, unknown>

/** The log, a line of JSON each; the server gathers lines for a tenth of a second. */
async function linesOf(server: ServerProcess): Promise<Line[]> {
  await sleep(500)
  return server.output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
}

test.group('The log', (group) => {
  let server: ServerProcess
  const ends: (() => void)[] = []
  group.setup(async () => {
    server = await drillServer({ cleanup: (end) => void ends.push(end as () => void) })
    return () => ends.forEach((end) => end())
  })

  /** One request, marked wherever a secret may be. */
  async function send(target: string, body?: unknown, bearer?: string) {
    const [method, path] = target.split(' ') as [string, string]
    const headers: Record<string, string> = {
      'Content-Type': 'application/json',
      'Cookie': 'session=marked-cookie',
    }
    if (bearer) headers.Authorization = `Bearer ${bearer}`
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const answer = await fetch(`${server.url}${path}?token=marked-query`, {
      method,
      headers,
      body: text,
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, Line> }
  }

  test('has a line for each request, and no secret', async ({ assert }) => {
    const { body } = await send(`POST ${AUTH}/register/`, ada)
    const { refresh, access } = body.tokens as Record<string, string>
    const requests = [
      [`POST ${AUTH}/register/`, ada],
      [`POST ${AUTH}/login/`, ada],
      [`POST ${AUTH}/login/`, { ...ada, password: 'marked-body' }],
      [`POST ${AUTH}/login/`, '{"email":"marked-body'],
      [`POST ${AUTH}/verify/`, { token: access }],
      [`GET ${AUTH}/me/`, undefined, access],
      [`GET ${AUTH}/me/`, undefined, 'marked-bearer'],
      [`PATCH ${AUTH}/me/`, { first_name: 'Grace' }, access],
      [`POST ${AUTH}/refresh/`, { refresh }],
      [`POST ${AUTH}/logout/`, { refresh }],
      ['POST /api/v1/products/', { name: 'marked-body' }, access],
      ['DELETE /api/v1/health/'],
    ] as const
    const seen = []
    for (const [target, sent, bearer] of requests) {
      const { status } = await send(target, sent, bearer)
      seen.push(`${target} ${status}`)
    }
    // A fault of ours is logged with its cause, which must not quote what was typed.
    await inDatabase('alter table users_user rename to users_gone')
    const broken = await Promise.all([
      send(`POST ${AUTH}/login/`, ada),
      send(`POST ${AUTH}/register/`, ada),
      send(`GET ${AUTH}/me/`, undefined, access),
    ])
    await inDatabase('alter table users_gone rename to users_user')
    assert.deepEqual(
      broken.map(({ status }) => status),
      [500, 500, 500]
    )

    const lines = await linesOf(server)
    const requested = lines.filter(({ method }) => method)
    const sequence = requested.map(({ method, path, status }) => `${method} ${path} ${status}`)
    assert.includeDeepMembers(sequence, seen)
    assert.lengthOf(
      sequence.filter((line) => !line.includes('/health/ready')),
      requests.length + 4
    )
    for (const line of requested) {
      assert.match(String(line.request_id), /^[\da-f-]{36}$/)
      assert.isNumber(line.ms)
    }
    assert.isNumber(
      requested.find(({ method, path }) => method === 'PATCH' && path === `${AUTH}/me/`)!.user_id
    )
    assert.lengthOf(
      lines.filter(({ level }) => level === 50),
      broken.length
    )
    for (const secret of [...MARKED, refresh, access])
      assert.notInclude(server.output + server.errors, secret)
  })

  test('holds no line that somebody else wrote', async ({ assert }) => {
    const forged = encodeURIComponent('\r\n{"level":30,"forged":true}\r\n')
    await send(`GET /api/v1/${forged}/`)
    await fetch(`${server.url}/api/v1/health/`, {
      headers: { 'User-Agent': '{"forged":true}', 'X-Request-Id': '{"forged":true}' },
    })

    const lines = await linesOf(server)
    assert.isTrue(lines.every((line) => !('forged' in line)))
    assert.isTrue(lines.every(({ request_id: id = '' }) => !String(id).includes('forged')))
  })

  test('blames nobody for a client who goes away in the middle of its body', async ({ assert }) => {
    const { port } = new URL(server.url)
    const socket = connect(Number(port), '127.0.0.1')
    const head = `POST ${AUTH}/login/ HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`
    socket.write(`${head}Content-Length: 100\r\n\r\n{"email":`, () => socket.destroy())
    await once(socket, 'close')

    const last = (await linesOf(server)).at(-1)!
    assert.include(last, { level: 30, path: `${AUTH}/login/`, status: 400 })
  })

  test('has what was asked for just before the server ended', async ({ assert, cleanup }) => {
    const own = await drillServer({ cleanup })
    await fetch(`${own.url}/api/v1/tags/?q=last`)
    assert.equal(await own.end('SIGTERM'), 0)

    assert.include(own.output, '"path":"/api/v1/tags/"')
  })

  test('does not end the server when nobody reads it any more', async ({ assert }) => {
    server.process.stdout!.destroy()
    server.process.stderr!.destroy()
    for (let n = 0; n < 20; n++) assert.equal((await send('GET /api/v1/health/')).status, 200)
    assert.isNull(server.process.exitCode)
    assert.equal(await server.end('SIGTERM'), 0)
  })
})
