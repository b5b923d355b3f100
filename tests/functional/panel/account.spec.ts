import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { PASSWORD } from '#database/factories/user_factory'
import TwoFactor from '#models/two_factor'
import { stepOf, totpAt } from '#credentials/totp'
import { enter } from '#tests/helpers/panel'

const PAGE = '/admin/account/two-factor'

test.group('Own account in the panel', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const codeNow = (secret: string, later = 0) => totpAt(secret, stepOf(Date.now()) + later)

  /** Somebody who has turned it on, with their recovery codes. */
  async function withTwoFactor() {
    const entered = await enter('moderator')
    const { visitor, user } = entered
    await visitor.submit(PAGE, { password: PASSWORD })
    const { text } = await visitor.get(PAGE)
    const [, secret] = /<code class="said">(\w+)<\/code>/.exec(text)!
    const path = `${PAGE}/confirm`
    const confirmed = await visitor.submitTo(path, PAGE, { code: codeNow(secret!) })
    const codes = [...confirmed.text.matchAll(/<li><code>([^<]+)<\/code>/g)].map(
      ([, code]) => code!
    )
    await user.refresh()
    return { ...entered, secret: secret!, page: text, codes }
  }

  test('turns two-step sign-in on by a picture and a code, and shows recovery codes once', async ({
    assert,
  }) => {
    const { visitor, user, page, codes } = await withTwoFactor()
    assert.match(page, /<svg class="qr"[^>]*role="img"/)
    assert.lengthOf(codes, 10)
    assert.isTrue(user.hasTwoFactor)
    const { text } = await visitor.get(PAGE)
    assert.include(text, '10 recovery codes are left.')
    assert.notInclude(text, codes[0]!)
    assert.notInclude(text, 'class="qr"')
    const kept = await db.rawQuery('select string_agg(data, $$ $$) as data from web_sessions')
    assert.notInclude(kept.rows[0].data, codes[0]!)
  })

  test('tells a wrong password and a wrong code beside their fields', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    await visitor.submit(PAGE, { password: 'wrong' })
    assert.include((await visitor.get(PAGE)).text, 'id="f-password-error"')
    await visitor.submit(PAGE, { password: PASSWORD })
    await visitor.submitTo(`${PAGE}/confirm`, PAGE, { code: '000000' })
    const { text } = await visitor.get(PAGE)
    assert.include(text, 'id="f-code-error"')
    assert.include(text, 'class="qr"')
  })

  test('makes new recovery codes and turns it off by password and code', async ({ assert }) => {
    const { visitor, user, codes } = await withTwoFactor()
    const both = { password: PASSWORD, code: codes[0]! }
    const renewed = await visitor.submitTo(`${PAGE}/codes`, PAGE, both)
    assert.include(renewed.text, 'Your recovery codes')
    const [, fresh] = /<li><code>([^<]+)<\/code>/.exec(renewed.text)!
    await visitor.submitTo(`${PAGE}/off`, PAGE, both)
    assert.isTrue((await user.refresh()).hasTwoFactor)
    await visitor.submitTo(`${PAGE}/off`, PAGE, { password: PASSWORD, code: fresh! })
    assert.isFalse((await user.refresh()).hasTwoFactor)
  })

  test('proves again who somebody is by a code, where the account has no password', async ({
    assert,
  }) => {
    const { visitor, user, secret } = await withTwoFactor()
    await user.merge({ password: '!' }).save()
    await db.rawQuery(
      `update web_sessions set data = regexp_replace(data, '"proven":\\d+', '"proven":1')`
    )
    await TwoFactor.query().where({ userId: user.id }).update({ last_step: 1 })
    const { text } = await visitor.get('/admin/proof')
    assert.notInclude(text, 'type="password"')
    await visitor.submitTo('/admin/proof/code', '/admin/proof', { code: '000000' })
    assert.include((await visitor.get('/admin/proof')).text, 'id="f-code-error"')
    const proven = await visitor.submitTo('/admin/proof/code', '/admin/proof', {
      code: codeNow(secret),
    })
    assert.equal(proven.location, '/admin')
  })

  test('takes no code of an account without a second step as a proof', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    await visitor.submitTo('/admin/proof/code', '/admin/proof', { code: '123456' })
    const { rows } = await db.rawQuery(
      `select data from web_sessions order by expires_at desc limit 1`
    )
    assert.isBelow(Number(/"proven":(\d+)/.exec(rows[0].data)?.[1]), Date.now())
    assert.include((await visitor.get('/admin/proof')).text, 'none of the choices')
  })

  test('lets who is suspended sign out, and see to their account', async ({ assert }) => {
    const { visitor, user } = await enter('moderator')
    await user
      .merge({ suspendedUntil: DateTime.utc().plus({ days: 1 }), suspendedReason: 'spam' })
      .save()
    const fields = { theme: 'dark', time_zone: '', shortcuts: 'on' }
    assert.equal((await visitor.submit('/admin/account', fields)).status, 403)
    await visitor.submit(PAGE, { password: PASSWORD })
    assert.include((await visitor.get(PAGE)).text, 'class="qr"')
    const { location } = await visitor.submitTo('/admin/sign-out', '/admin/account')
    assert.equal(location, '/admin/sign-in')
  })
})
