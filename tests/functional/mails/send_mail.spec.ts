import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import type { TestContext } from '@japa/runner/core'
import { DateTime } from 'luxon'
import mailing from '#config/mail'
import site from '#config/site'
import ForgetMails from '#actions/mails/forget_mails'
import PostMail from '#actions/mails/post_mail'
import SendMail from '#actions/mails/send_mail'
import { atomically } from '#db/atomically'
import { mailFolder } from '#mails/folder'
import { keptMails } from '#mails/kept_mails'
import Mail from '#models/mail'
import { sendMail } from '#queue/mails'
import { forgetMailServer, useMailServer } from '#tests/helpers/mail_settings'
import { MailCatcher } from '#tests/helpers/mail_catcher'
import { waitingJobs } from '#tests/helpers/waiting_jobs'

const ADDRESS = 'ada@example.com'

const post = () =>
  atomically((client) => new PostMail().handle({ kind: 'test', address: ADDRESS }, client))
const send = ({ id }: Mail) => new SendMail().handle({ mailId: id })

async function catcher(context: Pick<TestContext, 'cleanup'>) {
  const server = await MailCatcher.start(context)
  await useMailServer(server.port)
  context.cleanup(forgetMailServer)
  return server
}

test.group('A mail', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is posted with its job, or not at all', async ({ assert }) => {
    const mail = await post()
    assert.containsSubset(await waitingJobs(sendMail), [{ data: { mailId: mail.id } }])
  })

  test('is accepted once, however often its job runs', async (context) => {
    const { assert } = context
    const server = await catcher(context)
    const mail = await post()
    await Promise.allSettled([send(mail), send(mail)])
    await send(mail)
    await send(mail)

    assert.lengthOf(server.caught, 1)
    const [{ to, source }] = server.caught as [(typeof server.caught)[0]]
    assert.deepEqual(to, [ADDRESS])
    assert.match(source, /^Subject: Mails of Vitrin arrive$/m)
    assert.match(source, new RegExp(`^Message-ID: <mail-${mail.id}-`, 'm'))
    assert.match(source, /^Content-Type: text\/plain/m)
    assert.match(source, /^Content-Type: text\/html/m)
    await mail.refresh()
    assert.isNotNull(mail.acceptedAt)
  })

  test('is not tried again when its address is refused', async (context) => {
    const { assert } = context
    const server = await catcher(context)
    server.fail('rcpt', 550)
    const mail = await post()
    await send(mail)
    server.work()
    await send(mail)

    await mail.refresh()
    assert.isEmpty(server.caught)
    assert.isNotNull(mail.refusedAt)
    assert.isNull(mail.acceptedAt)
  })

  test('is tried again when the server answers {code} to {stage}, and its error names no address')
    .with([
      { stage: 'rcpt', code: 450 },
      { stage: 'data', code: 451 },
      { stage: 'connect', code: 554 },
    ] as const)
    .run(async (context, { stage, code }) => {
      const { assert } = context
      const server = await catcher(context)
      const mail = await post()
      server.fail(stage, code)
      const error: Error = await send(mail).then(
        () => new Error('sent'),
        (failure) => failure
      )
      assert.match(error.message, /^the mail was not sent: E[A-Z]+/)
      assert.notInclude(error.message, ADDRESS)
      server.work()
      await send(mail)
      assert.lengthOf(server.caught, 1)
    })

  test('is tried again when the server was away', async (context) => {
    const { assert } = context
    const gone = await catcher(context)
    await gone.stop()
    const mail = await post()
    await assert.rejects(() => send(mail), /^the mail was not sent: E/)
    const server = await catcher(context)
    await send(mail)
    assert.lengthOf(server.caught, 1)
  })

  test('is left to who sends it, until that is dead for sure', async (context) => {
    const { assert } = context
    const server = await catcher(context)
    const mail = await post()
    await mail.merge({ claimedAt: DateTime.utc() }).save()
    await assert.rejects(() => send(mail), 'another process is sending this mail')
    await mail.merge({ claimedAt: DateTime.utc().minus({ minutes: 2 }) }).save()
    await send(mail)
    assert.lengthOf(server.caught, 1)
  })

  test('goes to a folder that its owner alone can read when no server is set', async ({
    assert,
    cleanup,
  }) => {
    cleanup(() => rmSync(mailFolder(), { recursive: true, force: true }))
    await send(await post())
    const files = readdirSync(mailFolder())
    const [file] = files.filter((name) => name.endsWith('.eml'))
    assert.include(readFileSync(join(mailFolder(), file!), 'utf8'), `To: ${ADDRESS}`)
    const [kept] = await keptMails()
    assert.containsSubset(kept, { subject: 'Mails of Vitrin arrive', to: [ADDRESS] })
    assert.isTrue(
      files.every((name) => (statSync(join(mailFolder(), name)).mode & 0o777) === 0o600)
    )
  })

  test('is from the site of the settings, escaped in HTML and as it is in text', async (context) => {
    const { assert } = context
    const server = await catcher(context)
    const before = { ...site }
    context.cleanup(() => void Object.assign(site, before))
    const shop = {
      name: 'Ayşe & Söhne',
      url: 'https://shop.example',
      supportEmail: 'help@shop.example',
    }
    Object.assign(site, shop, { timeZone: 'Europe/Istanbul' })
    await send(await post())

    const source = decoded(server.caught[0]!.source)
    assert.include(source, 'Ayşe &amp; Söhne')
    assert.include(source, '\nAyşe & Söhne\n')
    assert.include(source, 'https://shop.example')
    assert.include(source, 'mailto:help@shop.example')
    assert.include(source, '(Europe/Istanbul)')
    assert.notInclude(source.replace(/^From: .*$/m, ''), 'Vitrin')
  })

  test('is shown to nobody outside of development', async ({ client }) => {
    const response = await client.get('/dev/mails')
    response.assertStatus(404)
  })

  test('is forgotten after a month, with the address', async ({ assert }) => {
    const mail = await post()
    await new ForgetMails().handle(DateTime.utc().plus({ days: 29 }))
    assert.isNotNull(await Mail.find(mail.id))
    await new ForgetMails().handle(DateTime.utc().plus({ days: 31 }))
    assert.isNull(await Mail.find(mail.id))
  })

  test('leaves its files for a month, and of more than a thousand the oldest go', async ({
    assert,
    cleanup,
  }) => {
    const empty = () => rmSync(mailFolder(), { recursive: true, force: true })
    cleanup(empty)
    empty()
    mkdirSync(mailFolder())
    const day = (age: number) => DateTime.utc().minus({ days: age }).toISO().replace(/[:.]/g, '-')
    const names = Array.from({ length: 1002 }, (_, n) => `${day(n < 1 ? 31 : 1)}-${1000 + n}`)
    for (const name of names)
      for (const end of ['json', 'eml']) writeFileSync(join(mailFolder(), `${name}.${end}`), '{}')

    await new ForgetMails().handle()
    const kept = names.slice(2).flatMap((name) => [`${name}.eml`, `${name}.json`])
    assert.sameMembers(readdirSync(mailFolder()), kept)
  })

  test('has a sender of its own where a setting says so', ({ assert }) => {
    assert.equal(mailing.from, 'Vitrin <noreply@localhost>')
  })
})

/** Quoted-printable, as nodemailer writes what is not ASCII. */
const decoded = (source: string) =>
  Buffer.from(
    source
      .replace(/=\r?\n/g, '')
      .replace(/\r/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16))
      ),
    'latin1'
  ).toString('utf8')
