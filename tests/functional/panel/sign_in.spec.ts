import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import { Visitor } from '#tests/helpers/visitor'
import { enter } from '#tests/helpers/panel'
import { codeOf, withTwoFactor, wrongCode } from '#tests/helpers/two_factor'

const SIGN_IN = '/admin/sign-in'

test.group('The door of the panel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('opens to moderators, staff and admins: {$self}')
    .with(['moderator', 'staff', 'admin'] as const)
    .run(async ({ assert }, role) => {
      const { visitor, signedIn } = await enter(role)
      assert.equal(signedIn.location, '/admin')
      assert.equal((await visitor.get('/admin/proof')).status, 200)
    })

  test('says the same of a stranger, a wrong password and an account that does not moderate', async ({
    assert,
  }) => {
    const [member, moderator] = [
      await UserFactory.create(),
      await UserFactory.apply('staff').create(),
    ]
    const tries = [
      { email: member.email, password: PASSWORD },
      { email: moderator.email, password: 'wrong' },
      { email: 'nobody@example.com', password: PASSWORD },
    ]
    for (const fields of tries) {
      const visitor = new Visitor()
      const { status, location } = await visitor.submit(SIGN_IN, fields)
      assert.deepEqual([status, location], [303, SIGN_IN])
      const { text } = await visitor.get(SIGN_IN)
      assert.include(text, 'There is no active account of the desk with these credentials.')
      assert.include(text, `value="${fields.email}"`)
      assert.notInclude(text, fields.password)
    }
  })

  test('gives a session another id, and a cookie that scripts do not read', async ({ assert }) => {
    const user = await UserFactory.apply('staff').create()
    const visitor = new Visitor()
    await visitor.get(SIGN_IN)
    const before = visitor.cookie('vitrin_session')
    const { headers } = await visitor.submit(SIGN_IN, { email: user.email, password: PASSWORD })
    assert.notEqual(visitor.cookie('vitrin_session'), before)
    assert.match(headers.get('set-cookie')!, /HttpOnly; SameSite=Lax/)
  })

  test('closes behind who signs out, for what they copied too', async ({ assert }) => {
    const { visitor } = await enter('staff')
    const copy = visitor.copy()
    const { location } = await visitor.submit('/admin/proof', {}).then(() => visitor.signOut())
    assert.equal(location, SIGN_IN)
    assert.equal((await copy.get('/admin/proof')).location, SIGN_IN)
  })

  test('sends out at the next request who {$self}')
    .with(['lost the role', 'got a role', 'changed the password', 'was closed'] as const)
    .run(async ({ assert, client }, what) => {
      const { visitor, user } = await enter('staff')
      if (what === 'lost the role') await user.merge({ isStaff: false }).save()
      if (what === 'got a role') await user.merge({ isSuperuser: true }).save()
      if (what === 'was closed') await user.merge({ isActive: false }).save()
      if (what === 'changed the password')
        await client
          .post('/api/v1/auth/password/change/')
          .loginAs(user)
          .json({
            ...{ old_password: PASSWORD, new_password: 'a-fine-engine-1843' },
            confirm_password: 'a-fine-engine-1843',
          })
      assert.equal((await visitor.get('/admin/proof')).location, SIGN_IN)
    })

  test('sends out who idled for half an hour, or has worked for twelve', async ({ assert }) => {
    const idle = await enter('staff')
    await db
      .from('web_sessions')
      .update({ expires_at: DateTime.utc().minus({ second: 1 }).toSQL() })
    assert.equal((await idle.visitor.get('/admin/proof')).location, SIGN_IN)

    const { visitor } = await enter('staff')
    const { data } = await db.from('web_sessions').orderBy('expires_at', 'desc').first()
    const old = String(data).replace(/"since":\d+/, `"since":${Date.now() - 12 * 3600_000 - 1}`)
    await db.from('web_sessions').where({ data }).update({ data: old })
    assert.equal((await visitor.get('/admin/proof')).location, SIGN_IN)
  })

  test('writes down once a minute that a session is used, so that it idles no longer than half an hour', async ({
    assert,
  }) => {
    const { visitor } = await enter('staff')
    const left = async () => {
      const { seconds } = await db
        .from('web_sessions')
        .select(db.raw('extract(epoch from expires_at - clock_timestamp())::float as seconds'))
        .first()
      return Number(seconds)
    }
    const set = (seconds: number) =>
      db
        .from('web_sessions')
        .update({ expires_at: db.raw(`clock_timestamp() + interval '${seconds} seconds'`) })
    await visitor.get('/admin/proof')

    await set(29 * 60 + 30)
    await visitor.get('/admin/proof')
    assert.isAtMost(await left(), 29 * 60 + 30)
    await set(28 * 60 + 50)
    await visitor.get('/admin/proof')
    assert.isAbove(await left(), 29 * 60 + 50)
    await set(1)
    await visitor.get('/admin/proof')
    assert.isAbove(await left(), 29 * 60 + 50)
    assert.isAtMost(await left(), 30 * 60)
  })

  test('asks for the second step of who has turned it on', async ({ assert }) => {
    const { user, secret } = await withTwoFactor({ isStaff: true })
    const visitor = new Visitor()
    const code = '/admin/sign-in/code'
    const first = await visitor.submit(SIGN_IN, { email: user.email, password: PASSWORD })
    assert.equal(first.location, code)
    assert.equal((await visitor.get('/admin/proof')).location, SIGN_IN)

    await visitor.submit(code, { code: wrongCode(secret) })
    assert.include((await visitor.get(code)).text, 'This code is wrong')
    const entered = await visitor.submit(code, { code: codeOf(secret) })

    assert.match(entered.location!, /^\/admin/)
    assert.equal((await visitor.get('/admin/proof')).status, 200)
  })

  test('begins anew with the password after too many wrong codes, and says so', async ({
    assert,
  }) => {
    const { user, secret } = await withTwoFactor({ isStaff: true })
    const visitor = new Visitor()
    await visitor.submit(SIGN_IN, { email: user.email, password: PASSWORD })
    const fields = { code: wrongCode(secret) }
    let place: string | null | undefined = ''
    for (let tries = 0; tries < 8 && place !== SIGN_IN; tries++)
      place = (await visitor.submit('/admin/sign-in/code', fields)).location
    assert.include((await visitor.get(SIGN_IN)).text, 'Begin anew.')
  })

  test('is locked after five failures, as the API is', async ({ assert }) => {
    const { email } = await UserFactory.apply('staff').create()
    const visitor = new Visitor()
    for (let tries = 0; tries < 5; tries++)
      await visitor.submit(SIGN_IN, { email, password: 'wrong' })
    const { status, text } = await visitor.submit(SIGN_IN, { email, password: PASSWORD })
    assert.equal(status, 429)
    assert.include(text, 'closed to your network for a while')
  })

  test('keeps what somebody wrote while their session ran out for them alone, and nothing that another site sent', async ({
    assert,
  }) => {
    const { visitor, user } = await enter('staff')
    await db.from('web_sessions').delete()
    const back = { email: user.email, password: PASSWORD }

    const own = await visitor.post('/admin/proof', { note: 'half a page' })
    assert.equal(own.location, SIGN_IN)
    assert.match((await visitor.submit(SIGN_IN, back)).location!, /^\/admin/)
    assert.include((await visitor.get('/admin/proof')).text, 'What you wrote is still here')

    await db.from('web_sessions').delete()
    await visitor.post('/admin/proof', { note: 'half a page' })
    const other = await UserFactory.apply('staff').create()
    await visitor.submit(SIGN_IN, { email: other.email, password: PASSWORD })
    assert.notInclude((await visitor.get('/admin/proof')).text, 'half a page')

    await db.from('web_sessions').delete()
    await visitor.post('/admin/proof', { note: 'forged' }, { Origin: 'https://evil.example' })
    await visitor.submit(SIGN_IN, back)
    assert.notInclude((await visitor.get('/admin/proof')).text, 'What you wrote is still here')
  })
})

test.group('Style and script of the panel', () => {
  test('are kept for good under the name of their content', async ({ assert }) => {
    const visitor = new Visitor()
    const { text } = await visitor.get(SIGN_IN)
    const [, path] = /href="(\/admin\/assets\/[^"]+css)"/.exec(text)!
    const { headers, status } = await visitor.get(path!)
    assert.equal(status, 200)
    assert.include(headers.get('cache-control')!, 'immutable')
    const other = await visitor.get('/admin/assets/0000/admin.css')
    assert.equal(other.headers.get('cache-control'), 'no-store')
    assert.equal((await visitor.get('/admin/assets/0000/x.css')).status, 404)
  })
})
