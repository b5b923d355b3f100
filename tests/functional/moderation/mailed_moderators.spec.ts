import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import SavePreferences from '#actions/panel/save_preferences'
import SendMail from '#actions/mails/send_mail'
import MailModerators from '#actions/moderation/mail_moderators'
import moderation from '#config/moderation'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import Case from '#models/case'
import Mail from '#models/mail'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout, decide, moderating } from '#tests/helpers/moderating'

/** An open case about a product. */
async function waiting(change: { weight?: number; hours?: number }) {
  const product = await ProductFactory.with('user').with('category').create()
  const { id } = await caseAbout({ kind: 'product', id: product.id })
  const openedAt = DateTime.utc().minus({ hours: change.hours ?? 0 })
  await Case.query()
    .where({ id })
    .update({ weight: change.weight ?? 1, opened_at: openedAt.toISO() })
  return Case.findOrFail(id)
}

const urgent = () => new MailModerators().handle({ kind: 'cases_urgent' })
const morning = () => new MailModerators().handle({ kind: 'cases_waiting' })
const wants = {
  theme: 'auto' as const,
  density: 'compact' as const,
  timeZone: '',
  hasShortcuts: true,
}

test.group('Moderators', (group) => {
  group.each.setup(emptyAfterwards)

  test('are mailed once of a case with a high score, at most every half hour', async ({
    assert,
  }) => {
    const { user } = await moderating()
    await UserFactory.create()
    await waiting({ weight: 2 })
    assert.equal(await urgent(), 0)

    const first = await waiting({ weight: 6 })
    assert.equal(await urgent(), 1)
    const [mail] = await Mail.all()
    assert.deepEqual([mail!.kind, mail!.address], ['cases_urgent', user.email])

    await waiting({ weight: 7 })
    assert.equal(await urgent(), 0)
    await Case.query()
      .where('id', first.id)
      .update({
        mailed_at: DateTime.utc().minus({ minutes: 31 }).toISO(),
      })
    assert.equal(await urgent(), 1)
    assert.equal(await urgent(), 0)
  })

  test('are mailed each morning while something waits for too long', async ({ assert }) => {
    const { viewer } = await moderating()
    await waiting({ hours: 23 })
    assert.equal(await morning(), 0)

    const about = await waiting({ hours: 25 })
    assert.equal(await morning(), 1)
    assert.equal(await morning(), 1)
    await decide(about, viewer, [{ kind: 'dismiss' }])
    assert.equal(await morning(), 0)
  })

  test('are not mailed about what was decided before the mail leaves', async ({ assert }) => {
    const { viewer } = await moderating()
    const about = await waiting({ weight: 9, hours: 30 })
    assert.deepEqual([await urgent(), await morning()], [1, 1])

    await decide(about, viewer, [{ kind: 'dismiss' }])

    for (const { id: mailId } of await Mail.all()) {
      const mail = await new SendMail().handle({ mailId })
      assert.isNotNull(mail!.refusedAt)
    }
  })

  test('can switch each of the two off, and so can the installation', async ({
    assert,
    cleanup,
  }) => {
    const { user } = await moderating()
    await waiting({ weight: 9, hours: 30 })
    const save = (wantsUrgentMails: boolean, wantsMorningMails: boolean) =>
      new SavePreferences().handle({
        userId: user.id,
        ...wants,
        ...{ wantsUrgentMails, wantsMorningMails },
      })

    await save(false, false)
    assert.deepEqual([await urgent(), await morning()], [0, 0])
    await save(false, true)
    assert.equal(await morning(), 1)
    await save(true, false)
    await Case.query().update({ mailed_at: null })
    assert.equal(await urgent(), 1)

    const before = { ...moderation }
    cleanup(() => void Object.assign(moderation, before))
    Object.assign(moderation, { urgentScore: 0, targetHours: 0 })
    await save(true, true)
    await Case.query().update({ mailed_at: null })
    assert.deepEqual([await urgent(), await morning()], [0, 0])
  })
})
