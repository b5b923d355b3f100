import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Session from '#models/session'
import type User from '#models/user'
import { GooglePeer } from '#tests/helpers/google_peer'
import { GoogleVisitor } from '#tests/helpers/google_walk'
import { age } from '#tests/helpers/panel'
import { codeOf, RECOVERY_CODE, turnOn, wrongCode } from '#tests/helpers/two_factor'
import { Visitor } from '#tests/helpers/visitor'

const [PROOF, CODE, SETTINGS] = ['/admin/proof', '/admin/proof/code', '/admin/settings']
const SIGN_IN = '/admin/sign-in'
const EMAIL = 'ada@example.com'
const BY_GOOGLE = { email: EMAIL, googleId: '100000000000000000001' }

test.group('The proof that the panel asks for after 15 minutes', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const admin = (fields: Partial<User> = {}) =>
    UserFactory.merge({ isStaff: true, isSuperuser: true, ...fields }).create()

  async function throughGoogle(visitor: GoogleVisitor, account = EMAIL) {
    const { pathname, search } = await visitor.signIn(account, '?to=admin')
    return visitor.get(pathname + search)
  }

  test('is a password, and one of somebody else is none', async ({ assert }) => {
    const { email } = await admin()
    const visitor = new Visitor()
    await visitor.submit(SIGN_IN, { email, password: PASSWORD })
    assert.equal((await visitor.get(SETTINGS)).status, 200)
    await age()
    assert.equal((await visitor.get(SETTINGS)).location, PROOF)
    const { text } = await visitor.get(PROOF)
    assert.notInclude(text, 'Prove it with Google')
    assert.notInclude(text, CODE)
    await visitor.submit(PROOF, { password: 'not-theirs' })
    assert.include((await visitor.get(PROOF)).text, 'id="f-password-error"')
    assert.equal((await visitor.get(SETTINGS)).location, PROOF)
    const proven = await visitor.submit(PROOF, { password: PASSWORD })
    assert.equal(proven.location, SETTINGS)
    assert.equal((await visitor.get(SETTINGS)).status, 200)
  })

  test('is a code of the app, or a recovery code, once each', async ({ assert }) => {
    const user = await admin()
    const secret = await turnOn(user)
    const visitor = new Visitor()
    await visitor.submit(SIGN_IN, { email: user.email, password: PASSWORD })
    await visitor.submit('/admin/sign-in/code', { code: RECOVERY_CODE })
    await age()
    await visitor.get(SETTINGS)
    assert.include((await visitor.get(PROOF)).text, 'a code of your app')
    for (const code of [wrongCode(secret), RECOVERY_CODE]) {
      await visitor.submitTo(CODE, PROOF, { code })
      assert.equal((await visitor.get(SETTINGS)).location, PROOF)
    }
    const once = { code: codeOf(secret) }
    const proven = await visitor.submitTo(CODE, PROOF, once)
    assert.equal(proven.location, SETTINGS)
    assert.equal((await visitor.get(SETTINGS)).status, 200)
    await age()
    await visitor.submitTo(CODE, PROOF, once)
    assert.equal((await visitor.get(SETTINGS)).location, PROOF)
  })

  test('is a sign-in by Google, for whoever has no password', async ({ assert, cleanup }) => {
    await GooglePeer.open({ cleanup })
    const user = await admin({ ...BY_GOOGLE, password: '!' })
    const visitor = new GoogleVisitor()
    assert.equal((await throughGoogle(visitor)).location, '/admin')
    await age()
    assert.equal((await visitor.get(SETTINGS)).location, PROOF)
    const { text } = await visitor.get(PROOF)
    assert.include(text, 'Prove it with Google')
    assert.notInclude(text, 'f-password')
    const before = visitor.cookie('vitrin_session')
    assert.equal((await throughGoogle(visitor)).location, SETTINGS)
    assert.notEqual(visitor.cookie('vitrin_session'), before)
    assert.equal((await visitor.get(SETTINGS)).status, 200)
    const sessions = Session.query().where('userId', user.id).whereNull('endedAt')
    assert.lengthOf(await sessions, 1)
  })

  test('goes on to the second step after Google, for whoever has turned it on', async ({
    assert,
    cleanup,
  }) => {
    await GooglePeer.open({ cleanup })
    const secret = await turnOn(await admin(BY_GOOGLE))
    const visitor = new GoogleVisitor()
    const code = '/admin/sign-in/code'
    assert.equal((await throughGoogle(visitor)).location, code)
    assert.equal((await visitor.get(SETTINGS)).location, SIGN_IN)
    await visitor.submit(code, { code: wrongCode(secret) })
    assert.equal((await visitor.get(SETTINGS)).location, SIGN_IN)
    assert.equal((await visitor.submit(code, { code: RECOVERY_CODE })).location, SETTINGS)
    await age()
    await visitor.get(SETTINGS)
    assert.equal((await throughGoogle(visitor)).location, code)
    assert.equal((await visitor.get(SETTINGS)).location, PROOF)
    assert.equal((await visitor.submit(code, { code: codeOf(secret) })).location, SETTINGS)
    assert.equal((await visitor.get(SETTINGS)).status, 200)
  })

  test('is none by the Google account of somebody else', async ({ assert, cleanup }) => {
    await GooglePeer.open({ cleanup })
    await admin(BY_GOOGLE)
    const visitor = new GoogleVisitor()
    await throughGoogle(visitor)
    await age()
    await visitor.get(SETTINGS)
    assert.equal((await throughGoogle(visitor, 'eve@example.com')).status, 401)
    assert.equal((await visitor.get(SETTINGS)).location, PROOF)
  })
})
