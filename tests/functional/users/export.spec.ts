import { buffer } from 'node:stream/consumers'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { fromBufferPromise } from 'yauzl'
import ForgetExports from '#actions/privacy/forget_exports'
import EraseUser from '#actions/privacy/erase_user'
import MakeExport from '#actions/privacy/make_export'
import SendMail from '#actions/mails/send_mail'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import { keptMails } from '#mails/kept_mails'
import Export from '#models/export'
import Mail from '#models/mail'
import { makeExport } from '#queue/accounts'
import { storeFile } from '#tests/helpers/stored_files'
import { signToken } from '#credentials/token_signer'
import { filesLike } from '#tests/helpers/values_in_database'
import { waitingJobs } from '#tests/helpers/waiting_jobs'

const URL_OF = '/api/v1/users/me/export/'

/** What is in a zip, by name. */
async function unzipped(bytes: Buffer): Promise<Record<string, string>> {
  const zip = await fromBufferPromise(bytes)
  const found: Record<string, string> = {}
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry)
    found[entry.fileName] = (await buffer(stream)).toString()
  }
  return found
}

test.group('users/me/export/', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  async function person() {
    const user = await UserFactory.with('profile').create()
    const own = await ProductFactory.merge({ userId: user.id, name: 'Lamp "1"\n' })
      .with('category')
      .with('images', 1)
      .create()
    await CommentFactory.merge({ productId: own.id, userId: user.id, content: 'Mine.' }).create()
    const other = await UserFactory.create()
    await CommentFactory.merge({ productId: own.id, userId: other.id, content: 'Theirs.' }).create()
    const [image] = await own.related('images').query()
    const name = `products/${own.id}/export-test.jpg`
    await storeFile({ name, imageId: image!.id })
    return { user, own, other, picture: name }
  }

  const run = async (userId: number) => {
    const { id } = await Export.query().where({ userId }).orderBy('id', 'desc').firstOrFail()
    await new MakeExport().handle({ exportId: id })
  }

  test('gathers what is theirs in a zip, for their own eyes', async ({ client, assert }) => {
    const { user, own, other, picture } = await person()
    const none = await client.get(URL_OF).loginAs(user)
    none.assertStatus(404)

    const begun = await client.post(URL_OF).loginAs(user)
    begun.assertStatus(202)
    assert.containSubset(begun.body(), { state: 'waiting', url: null })
    await run(user.id)

    const ready = await client.get(URL_OF).loginAs(user)
    assert.equal(ready.body().state, 'ready')
    assert.approximately(DateTime.fromISO(ready.body().expires_at).diffNow('days').days, 7, 0.01)
    const { token } = await signToken('access', user.id)
    const file = await fetch(ready.body().url, { headers: { Authorization: `Bearer ${token}` } })
    assert.equal(file.status, 200)
    const bytes = Buffer.from(await file.arrayBuffer())
    assert.equal(bytes.length, ready.body().size_bytes)
    const entries = await unzipped(bytes)
    const [account] = entries['account.jsonl']!.trim().split('\n')
    assert.equal(JSON.parse(account!).email, user.email)
    assert.notProperty(JSON.parse(account!), 'password')
    const [product] = entries['products.jsonl']!.trim().split('\n')
    assert.containSubset(JSON.parse(product!), { id: own.id, name: 'Lamp "1"\n' })
    assert.include(entries['comments.jsonl'], 'Mine.')
    assert.notInclude(Object.values(entries).join(''), 'Theirs.')
    assert.notInclude(Object.values(entries).join(''), other.email)
    assert.equal(entries[`pictures/${picture}`], `bytes of ${picture}`)

    for (const stranger of [other, await UserFactory.apply('superuser').create()]) {
      const refused = await client.get(`${URL_OF}file/`).loginAs(stranger)
      refused.assertStatus(404)
    }
    const anonymous = await client.get(`${URL_OF}file/`)
    anonymous.assertStatus(404)
  })

  test('mails a link that is good without signing in', async ({ client, assert }) => {
    const { user } = await person()
    await client.post(URL_OF).loginAs(user)
    await run(user.id)
    const mail = await Mail.query().where({ kind: 'export_data' }).firstOrFail()
    assert.equal(mail.address, user.email)
    await new SendMail().handle({ mailId: mail.id })
    const [kept] = await keptMails()
    const token = /token=([\w-]+)/.exec(kept!.text)![1]!

    const file = await client.get(`${URL_OF}file/`).qs({ token, uid: user.id })
    file.assertStatus(200)
    for (const wrong of ['x', `${token}x`, 'x'.repeat(100)]) {
      const refused = await client.get(`${URL_OF}file/`).qs({ token: wrong })
      refused.assertStatus(404)
    }
    await user.merge({ bannedAt: DateTime.utc() }).save()
    const banned = await client.get(`${URL_OF}file/`).qs({ token })
    banned.assertStatus(404)
  })

  test('is made one at a time', async ({ client, assert }) => {
    const { user } = await person()
    await client.post(URL_OF).loginAs(user)
    const again = await client.post(URL_OF).loginAs(user)
    again.assertStatus(202)
    assert.lengthOf(await Export.query().where({ userId: user.id }), 1)
    assert.lengthOf(await waitingJobs(makeExport), 1)
  })

  test('goes after seven days, and with the account', async ({ client, assert }) => {
    const { user } = await person()
    const pattern = new RegExp(`^exports/${user.id}/`)
    for (const end of [
      () => new ForgetExports().handle(DateTime.utc().plus({ days: 8 })),
      () => new EraseUser().handle({ userId: user.id, atOnce: true }),
    ]) {
      await client.post(URL_OF).loginAs(user)
      await run(user.id)
      assert.lengthOf(await filesLike(pattern), 1)
      await end()
      assert.isEmpty(await filesLike(pattern))
      assert.isEmpty(await Export.query().where({ userId: user.id }))
    }
  })

  test('leaves no file when the account was closed meanwhile', async ({ client, assert }) => {
    const { user } = await person()
    await client.post(URL_OF).loginAs(user)
    const password = { password: PASSWORD }
    await client.delete('/api/v1/users/me/').json(password).loginAs(user)
    await run(user.id)
    assert.isEmpty(await filesLike(new RegExp(`^exports/${user.id}/`)))
  })
})
