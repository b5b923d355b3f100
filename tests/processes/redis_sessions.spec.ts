import { test } from '@japa/runner'
import { drillServer, drillSettings, inDatabase } from '#tests/helpers/drill_server'
import { refusal } from '#tests/helpers/server_process'
import { hasRedis, NO_REDIS, ThrowawayRedis } from '#tests/helpers/throwaway_redis'

const SIGN_IN = '/admin/sign-in'

test.group('Sessions of the panel in Redis', (group) => {
  group.each.timeout(60_000)

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

  test('want the address of a Redis', async ({ assert, cleanup }) => {
    const settings = { ...drillSettings(), SESSION_STORE: 'redis' }
    const { exitCode, lines } = await refusal({ cleanup }, settings)
    assert.equal(exitCode, 1)
    assert.include(lines.join(' '), 'SESSION_STORE=redis needs REDIS_URL')
  })
})
