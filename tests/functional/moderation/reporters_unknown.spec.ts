import { test } from '@japa/runner'
import { toldBy } from '#actions/mails/told_by'
import AppealDecision from '#actions/moderation/appeal_decision'
import MailReporters from '#actions/moderation/mail_reporters'
import ReportTarget from '#actions/moderation/report_target'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { en } from '#mails/en/index'
import Case from '#models/case'
import Mail from '#models/mail'
import { allRoutes } from '#routing/table'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { decide, moderating } from '#tests/helpers/moderating'

const NAME = 'zyxreporter'
const WORDS = 'I saw it elsewhere.'
const facts = { site: 'Vitrin', time: 'now', erasureDays: 14, link: '', code: '' }

/** Somebody whose product, comment and profile were reported and decided about, with an objection. */
async function decidedAbout() {
  const author = await UserFactory.with('profile').create()
  const reporter = await UserFactory.merge({
    username: NAME,
    email: `${NAME}@example.com`,
  }).create()
  const product = await ProductFactory.merge({ userId: author.id }).with('category').create()
  const comment = await CommentFactory.merge({ productId: product.id, userId: author.id }).create()
  const { viewer } = await moderating()
  for (const target of [
    { kind: 'product' as const, id: product.id },
    { kind: 'comment' as const, id: comment.id },
    { kind: 'user' as const, id: author.id },
  ]) {
    const input = { target, subjectId: author.id, reason: 'spam', description: WORDS }
    await new ReportTarget().handle({ ...input, reporterId: reporter.id })
    const about = await Case.query().where({ targetKind: target.kind }).firstOrFail()
    const { decision } = await decide(about, viewer, [{ kind: 'warn' }])
    await new MailReporters().handle({ decisionId: decision.id })
    if (target.kind === 'product')
      await new AppealDecision().handle({ decisionId: decision.id, author, text: 'No.' })
  }
  return { author, reporter, product, comment }
}

test.group('Who reported something', (group) => {
  group.each.setup(emptyAfterwards)

  test('is told to its author on no route', async ({ client, assert }) => {
    const { author, product, comment } = await decidedAbout()
    const ids: Record<string, (string | number)[]> = {
      products: [product.id],
      comments: [comment.id],
      users: [author.id],
      moderation: [1, 2, 3],
    }
    const paths = allRoutes()
      .filter(({ method, surface }) => method === 'GET' && surface === 'api')
      .flatMap(({ pattern }) => {
        const [, , , first = ''] = pattern.split('/')
        if (!/:(id|key)/.test(pattern)) return [pattern]
        return (ids[first] ?? []).map((id) => pattern.replace(/:(id|key)/, String(id)))
      })
    assert.isAbove(paths.length, 40)
    const answers: Record<string, number> = {}
    for (const path of paths.filter((one) => !one.includes(':'))) {
      const answer = await client.get(`${path}/`).loginAs(author)
      answers[path] = answer.status()
      assert.notInclude(answer.text(), WORDS, path)
      // Everybody has a place in the list of users.
      if (path !== '/api/v1/users') assert.notInclude(answer.text(), NAME, path)
    }
    assert.equal(answers['/api/v1/moderation/decisions/1'], 200)
    assert.equal(answers['/api/v1/moderation/cases'], 403)
  })

  test('is told to its author in no mail, and nothing of the author to who reported', async ({
    assert,
  }) => {
    const { author, reporter } = await decidedAbout()
    const mails = await Mail.all()
    const kinds = new Set<string>()
    for (const mail of mails) {
      kinds.add(mail.kind)
      const {
        subject,
        paragraphs,
        after = [],
      } = en[mail.kind]({ ...facts, ...(await toldBy(mail))! })
      const words = [subject, ...paragraphs, ...after].join('\n')
      const other = mail.userId === author.id ? reporter : author
      for (const secret of [WORDS, other.username, other.email, other.firstName])
        assert.notInclude(words, secret)
    }
    assert.includeMembers([...kinds], ['decision_made', 'report_upheld'])
  })
})
