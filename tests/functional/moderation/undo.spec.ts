import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import ClaimCase from '#actions/moderation/claim_case'
import UndoDecision from '#actions/moderation/undo_decision'
import { moderatorOf } from '#actions/moderation/moderator'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import Sanction from '#models/sanction'
import User from '#models/user'
import Claim from '#models/claim'
import { caseRows } from '#queries/moderation/case_rows'
import { recordOf } from '#queries/panel/users/desk_user_rest'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout, decide, moderating } from '#tests/helpers/moderating'
import { together } from '#tests/helpers/together'

const product = () => ProductFactory.with('user').with('category').create()
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code: string; problems?: { code: string }[] }) =>
      error.problems?.[0]?.code ?? error.code
  )
const undo = (
  decisionId: number,
  viewer: Parameters<typeof moderatorOf>[0],
  now?: DateTime<true>
) => new UndoDecision().handle({ decisionId, by: moderatorOf(viewer) }, now)

test.group('A decision that is taken back', (group) => {
  group.each.setup(emptyAfterwards)

  test('empties a profile, and brings it back', async ({ assert }) => {
    const { viewer } = await moderating()
    const user = await UserFactory.with('profile', 1, (profile) =>
      profile.merge({ bio: 'Buy here', website: 'https://x.example', avatar: 'avatars/a.png' })
    ).create()
    const { username } = user
    const about = await caseAbout({ kind: 'user', id: user.id })

    const { decision } = await decide(about, viewer, [{ kind: 'clear_profile' }])
    await user.refresh()
    await user.load('profile')
    assert.deepEqual(
      [user.username, user.firstName, user.profile.bio, user.profile.avatar],
      [`user-${user.id}`, '', '', '']
    )

    await undo(decision.id, viewer)
    await user.refresh()
    await user.load('profile')
    assert.deepEqual(
      [user.username, user.profile.bio, user.profile.avatar],
      [username, 'Buy here', 'avatars/a.png']
    )
  })

  test('leaves a comment as it waited, and no trace in the record of its author', async ({
    assert,
  }) => {
    const { viewer } = await moderating()
    const comment = await CommentFactory.apply('unapproved')
      .with('user')
      .with('product', 1, (made) => made.with('user').with('category'))
      .create()
    const about = await caseAbout({ kind: 'comment', id: comment.id })
    const states = []

    let version = about
    for (const kind of ['hide', 'remove', 'escalate'] as const) {
      const { decision } = await decide(version, viewer, [{ kind }])
      await undo(decision.id, viewer)
      version = await version.refresh()
      states.push((await caseRows([about.id]))[0]!.content?.state)
    }

    assert.deepEqual(states, ['held', 'held', 'held'])
    assert.equal((await recordOf(comment.userId)).decisions, 0)
  })

  test('leaves what was hidden before as hidden, also where a lead was asked', async ({
    assert,
  }) => {
    const { viewer } = await moderating()
    const comment = await CommentFactory.with('user')
      .with('product', 1, (made) => made.with('user').with('category'))
      .create()
    const target = { kind: 'comment', id: comment.id } as const
    await decide(await caseAbout(target), viewer, [{ kind: 'hide' }])

    const about = await caseAbout(target)
    await decide(about, viewer, [{ kind: 'escalate' }])

    assert.equal((await caseRows([about.id]))[0]!.content?.state, 'hidden')
  })

  test('later is corrected by the opposite one, which names it', async ({ assert }) => {
    const { viewer } = await moderating()
    const other = await moderating()
    const made = await product()
    const about = await caseAbout({ kind: 'product', id: made.id })
    const first = await decide(about, viewer, [{ kind: 'remove' }, { kind: 'ban' }])

    const second = await decide(first.about, other.viewer, [{ kind: 'restore' }])
    const third = await decide(second.about, other.viewer, [{ kind: 'lift' }])
    const again = await decide(third.about, other.viewer, [{ kind: 'restore' }])

    assert.equal(second.decision.correctsId, first.decision.id)
    assert.equal(third.decision.correctsId, first.decision.id)
    assert.isNull(again.decision.correctsId)
    assert.equal((await made.refresh()).moderationState, 'visible')
    assert.isNull((await User.findOrFail(made.userId)).bannedAt)
  })

  test('is undone by nobody else, not after a minute, not twice, not once another followed', async ({
    assert,
  }) => {
    const { viewer } = await moderating()
    const other = await moderating()
    const made = await product()
    const about = await caseAbout({ kind: 'product', id: made.id })
    const { decision, about: decided } = await decide(about, viewer, [{ kind: 'hide' }])
    const late = DateTime.utc().plus({ seconds: 61 })

    assert.equal(await codeOf(undo(decision.id, other.viewer)), 'E_PERMISSION_DENIED')
    assert.equal(await codeOf(undo(decision.id, viewer, late)), 'E_UNDO_CLOSED')
    await decide(decided, other.viewer, [{ kind: 'restore' }])
    assert.equal(await codeOf(undo(decision.id, viewer)), 'E_CASE_CHANGED')
    assert.equal(await codeOf(undo(0, viewer)), 'E_NOT_FOUND')
  })

  test('is undone once of 64 times at once', async ({ assert }) => {
    const { viewer } = await moderating()
    const made = await product()
    const about = await caseAbout({ kind: 'product', id: made.id })
    const { decision } = await decide(about, viewer, [{ kind: 'hide' }])

    const answers = await together(() => codeOf(undo(decision.id, viewer)))

    assert.lengthOf(
      answers.filter((answer) => answer === 'done'),
      1
    )
    assert.deepEqual([...new Set(answers)].toSorted(), ['E_UNDO_CLOSED', 'done'])
    assert.equal((await made.refresh()).moderationState, 'visible')
  })

  test(' leaves what another decision has said since then', async ({ assert }) => {
    const { viewer } = await moderating()
    const other = await moderating()
    const made = await product()
    const author = { kind: 'user' as const, id: made.userId }
    const first = await decide(await caseAbout({ kind: 'product', id: made.id }), viewer, [
      { kind: 'ban' },
    ])
    await decide(await caseAbout(author), other.viewer, [{ kind: 'ban' }])

    await undo(first.decision.id, viewer)

    assert.isNotNull((await User.findOrFail(made.userId)).bannedAt)
    assert.lengthOf(await Sanction.query().where('kind', 'ban').whereNull('endedAt'), 1)
  })

  test(' takes in what was opened about the target since then', async ({ assert }) => {
    const { viewer } = await moderating()
    const made = await product()
    const target = { kind: 'product' as const, id: made.id }
    const about = await caseAbout(target)
    const { decision } = await decide(about, viewer, [{ kind: 'hide' }])
    const newer = await caseAbout(target)
    await new ClaimCase().handle({ caseId: newer.id, by: viewer })

    await undo(decision.id, viewer)

    assert.equal((await newer.refresh()).state, 'withdrawn')
    await about.refresh()
    assert.deepEqual([about.state, about.weight], ['open', 2])
    assert.isEmpty(await Claim.all())
    await assert.rejects(() => decide(newer, viewer, [{ kind: 'hide' }]), /meanwhile/)
  })

  test('cannot be changed in the log', async ({ assert }) => {
    const { viewer } = await moderating()
    const about = await caseAbout({ kind: 'product', id: (await product()).id })
    await decide(about, viewer, [{ kind: 'hide' }])

    for (const table of ['moderation_decision', 'moderation_effect']) {
      await assert.rejects(() => db.from(table).update({ created_at: new Date() }), /not changed/)
      await assert.rejects(() => db.from(table).delete(), /not changed/)
    }
  })
})
