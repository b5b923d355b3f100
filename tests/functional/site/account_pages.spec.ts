import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import hash from '@adonisjs/core/services/hash'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import { Mailbox } from '#tests/helpers/mailed_links'
import { Visitor } from '#tests/helpers/visitor'

const NEW = 'a-fine-engine-1843'

test.group('The pages of the links in mails', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('verify an address by their button, and spend nothing when they are opened', async ({
    assert,
    client,
    cleanup,
  }) => {
    const mailbox = await Mailbox.open({ cleanup })
    const user = await UserFactory.create()
    await client.post('/api/v1/auth/email/verify/resend/').loginAs(user)
    const { url, token } = await mailbox.link('verify_email', user.email)
    const path = url.pathname + url.search
    const visitor = new Visitor()

    for (let scans = 0; scans < 3; scans++) assert.equal((await visitor.get(path)).status, 200)
    assert.isFalse((await user.refresh()).isVerified)
    const { headers } = await visitor.get(path)
    assert.include(headers.get('content-security-policy')!, "default-src 'none'")
    assert.equal(headers.get('cache-control'), 'private, no-store')
    const done = await visitor.submit(path, { token })

    assert.equal(done.status, 200)
    assert.include(done.text, 'Your address is verified')
    assert.isTrue((await user.refresh()).isVerified)
    const again = await visitor.submit(path, { token })
    assert.equal(again.status, 303)
    assert.include((await visitor.get(path)).text, 'role="alert"')
  })

  test('change a password, and say what is wrong with one', async ({ assert, client, cleanup }) => {
    const mailbox = await Mailbox.open({ cleanup })
    const user = await UserFactory.create()
    await client.post('/api/v1/auth/password/reset/').json({ email: user.email })
    const { url, uid, token } = await mailbox.link('reset_password', user.email)
    const path = url.pathname + url.search
    const visitor = new Visitor()
    const send = (one: string, other = one) =>
      visitor.submit(path, { uid, token, new_password: one, confirm_password: other })

    const weak = await send('12345', '12346')
    assert.equal(weak.status, 303)
    const { text } = await visitor.get(path)
    assert.include(text, 'At least 8 characters.')
    assert.include(text, 'The two passwords differ.')
    assert.notInclude(text, '12345')
    const done = await send(NEW)

    assert.include(done.text, 'Your password is changed')
    assert.isTrue(await hash.verify((await user.refresh()).password, NEW))
  })

  test('are shown again when a form is refused, also to browsers that send no Referer', async ({
    assert,
  }) => {
    const visitor = new Visitor()
    const path = '/account/reset-password/?uid=1&token=x'
    const { text } = await visitor.get(path)
    const csrf = /name=['"]_csrf['"] value=['"]([^'"]+)/.exec(text)![1]!
    const fields = { _csrf: csrf, uid: '1', token: 'x', new_password: '', confirm_password: '' }

    const { status, location } = await visitor.post(path, fields, { Referer: '' })

    assert.deepEqual([status, location], [303, path])
    assert.include((await visitor.get(location!)).text, 'role="alert"')
  })

  test('confirm a new address', async ({ assert, client, cleanup }) => {
    const mailbox = await Mailbox.open({ cleanup })
    const user = await UserFactory.create()
    const body = { email: 'new@example.com', password: PASSWORD }
    await client.post('/api/v1/auth/email/change/').json(body).loginAs(user)
    const { url, token } = await mailbox.link('change_email', 'new@example.com')

    const done = await new Visitor().submit(url.pathname + url.search, { token })

    assert.include(done.text, 'Your address is changed')
    assert.equal((await user.refresh()).email, 'new@example.com')
  })

  test('quote what comes in their link as text, and take no form of another site: {$self}')
    .with(['verify-email', 'reset-password', 'confirm-email'])
    .run(async ({ assert }, page) => {
      const visitor = new Visitor()
      const path = `/account/${page}/`
      const { text } = await visitor.get(`${path}?token=%22%3E%3Cscript%3E&uid=%3Cb%3E&token=2`)
      assert.notMatch(text, /<script(?! src="\/assets\/)|<b>/)
      const posted = await visitor.post(path, { token: 'x', uid: '1' })
      assert.equal(posted.status, 403)
    })
})
