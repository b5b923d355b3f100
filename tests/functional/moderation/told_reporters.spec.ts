import { test } from '@japa/runner'
import SendMail from '#actions/mails/send_mail'
import MailReporters from '#actions/moderation/mail_reporters'
import { moderatorOf } from '#actions/moderation/moderator'
import ReportTarget from '#actions/moderation/report_target'
import UndoDecision from '#actions/moderation/undo_decision'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { en } from '#mails/en/index'
import Case from '#models/case'
import Mail from '#models/mail'
import type User from '#models/user'
import { toldReport } from '#queries/mails/told_report'
import { mailReporters } from '#queue/moderation'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { decide, moderating } from '#tests/helpers/moderating'
import { forgetJobs, waitingJobs } from '#tests/helpers/waiting_jobs'

const facts = { site: 'Vitrin', time: 'now', erasureDays: 14, link: '', code: '' }

/** A product that some people have reported. */
async function reported(by = 2) {
  const product = await ProductFactory.merge({ name: 'Zirconia ring' })
    .with('user')
    .with('category')
    .create()
  const people: User[] = await UserFactory.createMany(by)
  for (const { id: reporterId } of people)
    await new ReportTarget().handle({
      ...{ reporterId, target: { kind: 'product', id: product.id }, subjectId: product.userId },
      ...{ reason: 'spam', description: 'I saw it elsewhere.' },
    })
  const { viewer } = await moderating()
  return { product, people, viewer, about: await Case.firstOrFail() }
}

const mailsOf = async (people: User[]) =>
  Mail.query()
    .whereIn(
      'userId',
      people.map(({ id }) => id)
    )
    .orderBy('userId')

test.group('Whoever reported something', (group) => {
  group.each.setup(emptyAfterwards)
  group.each.setup(async () => void (await forgetJobs()))

  test('is mailed a minute later what came of it, once', async ({ assert }) => {
    const { people, viewer, about } = await reported()

    const { decision } = await decide(about, viewer, [{ kind: 'hide' }], { text: 'To the author.' })

    assert.isEmpty(await mailsOf(people))
    const [job] = await waitingJobs(mailReporters)
    assert.deepEqual(job!.data, { decisionId: decision.id })
    const tell = () => new MailReporters().handle({ decisionId: decision.id })
    assert.equal(await tell(), 2)
    assert.equal(await tell(), 0)
    const mails = await mailsOf(people)
    assert.deepEqual(
      mails.map(({ kind, address }) => [kind, address]),
      people.map(({ email }) => ['report_upheld', email])
    )
    const sent = await new SendMail().handle({ mailId: mails[0]!.id })
    assert.isNotNull(sent!.acceptedAt)
  })

  test('learns nothing of the author or of others who reported', async ({ assert }) => {
    const { product, people, viewer, about } = await reported()
    await product.load('user')
    const said = { text: 'To the author.', note: 'To colleagues.' }
    const { decision } = await decide(about, viewer, [{ kind: 'hide' }], said)

    const report = (await toldReport(decision.id, people[0]!.id))!
    for (const kind of ['report_upheld', 'report_declined'] as const) {
      const { subject, paragraphs } = en[kind]({ ...facts, report })
      const words = [subject, ...paragraphs].join('\n')
      assert.include(words, 'Spam')
      const { username, firstName, lastName, email } = product.user
      const of = [product.name, username, firstName, lastName, email, people[1]!.username]
      for (const secret of [...of, said.text, said.note, 'elsewhere'])
        assert.notInclude(words, secret)
    }
  })

  test('is told when nothing was done', async ({ assert }) => {
    const { people, viewer, about } = await reported(1)

    const { decision } = await decide(about, viewer, [{ kind: 'dismiss' }])
    await new MailReporters().handle({ decisionId: decision.id })

    assert.equal((await mailsOf(people))[0]!.kind, 'report_declined')
  })

  test('is not mailed of what was undone, nor while a lead has still to decide', async ({
    assert,
  }) => {
    const { people, viewer, about } = await reported(1)
    const { decision } = await decide(about, viewer, [{ kind: 'hide' }])
    await new UndoDecision().handle({ decisionId: decision.id, by: moderatorOf(viewer) })
    assert.equal(await new MailReporters().handle({ decisionId: decision.id }), 0)

    await decide(await about.refresh(), viewer, [{ kind: 'escalate' }])
    assert.lengthOf(await waitingJobs(mailReporters), 1)
    assert.isEmpty(await mailsOf(people))
  })
})
