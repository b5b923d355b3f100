import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import DecideCases from '#actions/batches/decide_cases'
import Decide from '#actions/moderation/decide'
import { moderatorOf } from '#actions/moderation/moderator'
import UndoDecision from '#actions/moderation/undo_decision'
import SendMail from '#actions/mails/send_mail'
import { toldBy } from '#actions/mails/told_by'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import Decision from '#models/decision'
import Mail from '#models/mail'
import { en } from '#mails/en/index'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout, commentCases, moderating } from '#tests/helpers/moderating'
import { enter } from '#tests/helpers/panel'
import { queuedComment } from '#tests/helpers/queued'
import { spammer } from '#tests/helpers/spammer'

const facts = { site: 'Vitrin', time: 'now', erasureDays: 14, link: '', code: '' }
const hide = { effects: [{ kind: 'hide' as const }], reason: 'spam', text: 'No more.' }

/** Cases about several comments of one author, and one of somebody else. */
async function cases(count: number) {
  const { about, author, product } = await queuedComment()
  const found = [about]
  const mine = { productId: product.id, userId: author.id }
  for (const { id } of await CommentFactory.merge(mine).createMany(count - 1))
    found.push(await caseAbout({ kind: 'comment', id }))
  return { author, product, found, all: [...found, ...(await commentCases(1))] }
}

async function hidden(count = 3) {
  const { viewer: by } = await moderating()
  const made = await cases(count)
  await new DecideCases().handle({ by, cases: made.all, wanted: hide })
  const mail = await Mail.findByOrFail('userId', made.author.id)
  return { by, ...made, mail, decided: await Decision.query().orderBy('id') }
}

const paragraphsOf = async (mail: Mail) =>
  en.decision_made({ ...facts, ...(await toldBy(mail)) }).paragraphs

test.group('The author of many things that are decided about at once', (group) => {
  group.each.setup(emptyAfterwards)

  test('gets one mail, which names each with a way to object, and nobody else’s', async ({
    assert,
  }) => {
    const { mail, product, author, decided } = await hidden()

    assert.lengthOf(await Mail.query().where('userId', author.id), 1)
    assert.lengthOf(await Mail.all(), 2)
    const told = await paragraphsOf(mail)
    const lines = told.filter((line) => line.includes(product.name))
    assert.lengthOf(lines, 3)
    for (const line of lines) assert.match(line, /It is hidden.* To object: http\S+token=\S+$/)
    assert.lengthOf(new Set(lines), 3)
    assert.include(told.join('\n'), 'No more.')
    assert.lengthOf(decided, 4)
    assert.isNotNull((await new SendMail().handle({ mailId: mail.id }))!.acceptedAt)
  })

  test('gets one mail for a case and all that is swept along with it', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const { path, decisions, author, shop } = await spammer()
    const fields = {
      version: '1',
      verb: 'hide',
      reason: 'spam',
      sweep: 'month',
      sweep_deed: 'hide',
    }
    const sure = { ...fields, sweep_count: '3', step: 'confirmed' }
    const { status } = await visitor.submitTo(decisions, path, sure)

    assert.equal(status, 303)
    assert.lengthOf(await Decision.query().where('subjectId', author.id), 4)
    const [mail, ...others] = await Mail.query().where('userId', author.id)
    assert.isEmpty(others)
    const told = (await paragraphsOf(mail!)).join('\n')
    assert.include(told, `Your product “${shop.name}”. It is hidden`)
  })

  test('gets one mail for rows of a list', async ({ assert }) => {
    const { visitor } = await enter('moderator')
    const product = await ProductFactory.with('user').with('category').create()
    const { userId, categoryId } = product
    const more = await ProductFactory.merge({ userId, categoryId: categoryId! }).createMany(2)
    const ids = [product, ...more].map(({ id }) => String(id))
    const page = `/admin/products/bulk?deed=hide&${ids.map((id) => `ids=${id}`).join('&')}`
    const sent = { deed: ['hide'], reason: ['spam'], text: [''], query: [''], seen: ['3'] }
    await visitor.submitLists('/admin/products/bulk', page, { ...sent, ids })

    assert.lengthOf(await Decision.all(), 3)
    assert.lengthOf(await Mail.all(), 1)
  })

  test('is told of the others when one of them is undone, the one that came first too', async ({
    assert,
  }) => {
    const { mail, by, decided } = await hidden(2)
    const [first] = decided

    assert.equal(mail.decisionId, first!.id)
    await new UndoDecision().handle({ decisionId: first!.id, by: moderatorOf(by) })

    assert.isFalse((await mail.refresh()).isDone)
    const told = await toldBy(mail)
    assert.equal(told!.decision!.id, decided[1]!.id)
    assert.isUndefined(told!.decisions)
    assert.include(told!.link, 'token=')
    await new UndoDecision().handle({ decisionId: decided[1]!.id, by: moderatorOf(by) })
    assert.isNotNull((await mail.refresh()).refusedAt)
  })

  test('gets another one for what is decided after the first has left', async ({ assert }) => {
    const { viewer } = await moderating()
    const { found, author } = await cases(2)
    const batchId = '6f1f0a5e-4a55-4b6c-9d44-0d7c6a1c9d10'
    const decideOn = ({ id: caseId, version }: (typeof found)[number]) =>
      new Decide().handle({ caseId, version, by: moderatorOf(viewer), batchId, ...hide })
    await decideOn(found[0]!)
    const first = await Mail.findByOrFail('userId', author.id)
    await first.merge({ acceptedAt: DateTime.utc() }).save()

    const { decision } = await decideOn(found[1]!)

    const second = await Mail.query().where('userId', author.id).orderBy('id', 'desc').firstOrFail()
    assert.equal(second.decisionId, decision.id)
    assert.lengthOf(await Mail.query().where('userId', author.id), 2)
  })

  test('is told by a mail that waits for a decision that is just being made', async ({
    assert,
    cleanup,
  }) => {
    const { viewer } = await moderating()
    const { found, author } = await cases(2)
    const batchId = '6f1f0a5e-4a55-4b6c-9d44-0d7c6a1c9d11'
    const of = ({ id: caseId, version }: (typeof found)[number]) => ({
      ...{ caseId, version, by: moderatorOf(viewer), batchId, ...hide },
    })
    await new Decide().handle(of(found[0]!))
    const mail = await Mail.findByOrFail('userId', author.id)
    const client = await db.transaction()
    cleanup(() => void (client.isCompleted || client.rollback()))
    await new Decide().within(of(found[1]!), client)

    let hasLeft = false
    const sending = new SendMail().handle({ mailId: mail.id }).then(() => (hasLeft = true))
    await Promise.race([sending, sleep(300)])
    assert.isFalse(hasLeft)
    await client.commit()
    await sending

    assert.lengthOf((await toldBy(mail))!.decisions!, 2)
    assert.lengthOf(await Mail.query().where('userId', author.id), 1)
  })
})
