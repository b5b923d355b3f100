import { test } from '@japa/runner'
import { hashPassword } from '#credentials/passwords'
import { PASSWORD } from '#database/factories/user_factory'
import { DATABASE } from '#hosting/embedded_postgres/database'
import { Redis } from '#throttling/redis'
import { runCommand } from '#tests/helpers/run_command'
import { drillServer, drillSettings, inDatabase } from '#tests/helpers/drill_server'
import { refusal } from '#tests/helpers/server_process'
import { hasRedis, NO_REDIS, ThrowawayRedis } from '#tests/helpers/throwaway_redis'

const SIGN_IN = '/admin/sign-in'

/** @returns the status of the first page of the panel, for whoever is signed in */
async function signIn(url: string, email: string) {
  const headers: Record<string, string> = { Accept: 'text/html', Origin: url }
  const ask = async (path: string, more: RequestInit = {}) => {
    const answer = await fetch(url + path, { headers, redirect: 'manual', ...more })
    const cookie = answer.headers.getSetCookie().find((one) => /_session=/.test(one))
    if (cookie) headers.Cookie = cookie.split(';')[0]!
    return answer
  }
  const text = await (await ask(SIGN_IN)).text()
  const [, token] = /name=['"]_csrf['"] value=['"]([^'"]+)/.exec(text)!
  const body = new URLSearchParams({ _csrf: token!, email, password: PASSWORD })
  await ask(SIGN_IN, { method: 'POST', body })
  return async () => (await ask('/admin')).status
}

test.group('Sessions of the panel in Redis', () => {
  test('are there and not in the database, and let nobody in while Redis is away', async (context) => {
    const { assert } = context
    const redis = await ThrowawayRedis.start(context)
    const { url } = await drillServer(context, {
      ...{ SESSION_STORE: 'redis', REDIS_URL: redis.url, SECURE_SSL_REDIRECT: 'false' },
    })
    const headers: Record<string, string> = { Accept: 'text/html', Origin: url }
    const page = async () => {
      const answer = await fetch(url + SIGN_IN, { headers })
      const [cookie] = answer.headers.getSetCookie()
      if (cookie) headers.Cookie = cookie.split(';')[0]!
      return { status: answer.status, text: await answer.text() }
    }
    const before = await inDatabase('select id from web_sessions')
    const { text } = await page()
    const [, token] = /name=['"]_csrf['"] value=['"]([^'"]+)/.exec(text)!
    const body = new URLSearchParams({ _csrf: token!, email: 'ada@example.com', password: 'no' })
    const sent = { method: 'POST', headers, body, redirect: 'manual' } as const
    assert.equal((await fetch(url + SIGN_IN, sent)).status, 303)

    const shown = await page()
    assert.include(shown.text, 'There is no active account of the desk')
    assert.include(shown.text, 'value="ada@example.com"')
    assert.deepEqual(await inDatabase('select id from web_sessions'), before)
    await redis.kill()
    const away = await page()
    assert.equal(away.status, 503)
    assert.include(away.text, 'The sessions cannot be read now')
    await redis.begin()
    const deadline = Date.now() + 15_000
    while ((await page()).status !== 200) assert.isBelow(Date.now(), deadline)
  }).skip(!hasRedis(), NO_REDIS)

  test('let nobody in who lost the right to it, and go with whoever is erased', async (context) => {
    const { assert } = context
    const redis = await ThrowawayRedis.start(context)
    const settings = {
      ...{ SESSION_STORE: 'redis', REDIS_URL: redis.url, SECURE_SSL_REDIRECT: 'false' },
    }
    const { url } = await drillServer(context, settings)
    const person = async (id: number) => {
      const hash = await hashPassword(PASSWORD)
      const made = `update users_user set password = '${hash}', is_staff = true, is_active = true where id = ${id}`
      await inDatabase(`${made} returning id`)
      return signIn(url, `p${id}@example.com`)
    }
    const [demoted, banned, erased] = [await person(21), await person(22), await person(23)]
    for (const page of [demoted, banned, erased]) assert.equal(await page(), 200)

    await inDatabase('update users_user set is_staff = false where id = 21 returning id')
    await inDatabase('update users_user set banned_at = now() where id = 22 returning id')
    for (const page of [demoted, banned]) assert.equal(await page(), 303)
    const { connection } = await Redis.open(redis.url)
    const kept = async () => {
      const keys = await connection.keys('vitrin:session:*')
      return Promise.all(keys.map((key) => connection.get(key)))
    }
    assert.include(String(await kept()), '"auth_web":"23 ')
    const command = ['user:erase', 'p23', '--yes', DATABASE]
    const { exitCode, errors } = await runCommand(command, { ...drillSettings(), ...settings })
    assert.equal(exitCode, 0, errors)
    assert.notInclude(String(await kept()), '"auth_web":"23 ')
    assert.equal(await erased(), 303)
  }).skip(!hasRedis(), NO_REDIS)

  test('want the address of a Redis', async ({ assert, cleanup }) => {
    const settings = { ...drillSettings(), SESSION_STORE: 'redis' }
    const { exitCode, lines } = await refusal({ cleanup }, settings)
    assert.equal(exitCode, 1)
    assert.include(lines.join(' '), 'SESSION_STORE=redis needs REDIS_URL')
  })
})
