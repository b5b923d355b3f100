import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import UndoDecision from '#actions/moderation/undo_decision'
import { moderatorOf } from '#actions/moderation/moderator'
import { ProductFactory } from '#database/factories/product_factory'
import Mail from '#models/mail'
import User from '#models/user'
import { en } from '#mails/en/index'
import { toldDecision } from '#queries/mails/told_decision'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout, decide, moderating } from '#tests/helpers/moderating'

async function hidden() {
  const { viewer } = await moderating()
  const product = await ProductFactory.with('user').with('category').create()
  const about = await caseAbout({ kind: 'product', id: product.id })
  const decided = await decide(about, viewer, [{ kind: 'hide' }], {
    text: 'Please read the rules.',
  })
  return { viewer, product, ...decided }
}

const facts = { site: 'Vitrin', time: 'now', erasureDays: 14, link: '', code: '' }

test.group('The author of what was decided about', (group) => {
  group.each.setup(emptyAfterwards)

  test('is mailed a minute later what, why and how to object', async ({ assert }) => {
    const { product, decision } = await hidden()
    const author = await User.findOrFail(product.userId)

    const [mail] = await Mail.all()
    const jobs = await db.from('jobs.job').where('name', 'send-mail')
    const told = await toldDecision(decision.id)
    const words = en.decision_made({ ...facts, decision: told! }).paragraphs.join('\n')

    assert.deepEqual([mail!.kind, mail!.address], ['decision_made', author.email])
    const last = jobs.toSorted((a, b) => b.start_after - a.start_after)[0]
    assert.isAbove(last.start_after - last.created_on, 58_000)
    for (const part of [product.name, 'hidden', 'Spam', 'Please read the rules.', 'object'])
      assert.include(words, part)
  })

  test('is not mailed of what was undone', async ({ assert }) => {
    const { viewer, decision } = await hidden()

    await new UndoDecision().handle({ decisionId: decision.id, by: moderatorOf(viewer) })

    const mails = await Mail.all()
    assert.lengthOf(mails, 1)
    assert.isTrue(mails[0]!.isDone)
    assert.isNull(await toldDecision(decision.id))
  })

  test('is told of a correction that it was a mistake', async ({ assert }) => {
    const { viewer, about } = await hidden()

    const { decision } = await decide(about, viewer, [{ kind: 'restore' }])

    const kinds = (await Mail.query().orderBy('id')).map(({ kind }) => kind)
    assert.deepEqual(kinds, ['decision_made', 'decision_corrected'])
    const told = await toldDecision(decision.id)
    const words = en.decision_corrected({ ...facts, decision: told! })
    assert.include(words.paragraphs.join(), 'mistake')
  })

  test('is not mailed when nothing was done', async ({ assert }) => {
    const { viewer } = await moderating()
    const product = await ProductFactory.with('user').with('category').create()
    const about = await caseAbout({ kind: 'product', id: product.id })

    await decide(about, viewer, [{ kind: 'dismiss' }])

    assert.isEmpty(await Mail.all())
  })
})
