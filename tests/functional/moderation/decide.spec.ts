import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import UndoDecision from '#actions/moderation/undo_decision'
import { moderatorOf } from '#actions/moderation/moderator'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductImageFactory } from '#database/factories/product_image_factory'
import { CategoryFactory } from '#database/factories/category_factory'
import { UserFactory } from '#database/factories/user_factory'
import Case from '#models/case'
import Decision from '#models/decision'
import Effect from '#models/effect'
import ProductImage from '#models/product_image'
import Sanction from '#models/sanction'
import User from '#models/user'
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

test.group('A decision', (group) => {
  group.each.setup(emptyAfterwards)

  test('makes {0} of a product by {1}, and undoing brings back what was')
    .with([
      ['hidden', 'hide', 'visible'],
      ['removed', 'remove', 'visible'],
      ['visible', 'restore', 'hidden'],
      ['visible', 'approve', 'held'],
    ] as const)
    .run(async ({ assert }, [state, kind, before]) => {
      const { viewer } = await moderating()
      const made = await product()
      await made.merge({ moderationState: before }).save()
      const about = await caseAbout({ kind: 'product', id: made.id })

      const { decision } = await decide(about, viewer, [{ kind }])
      await made.refresh()
      assert.deepEqual([made.moderationState, made.isListed], [state, state === 'visible'])
      assert.deepEqual(
        (await Effect.all()).map((effect) => [effect.before, effect.after]),
        [[{ moderation_state: before }, { moderation_state: state }]]
      )

      const { about: undone } = await undo(decision.id, viewer)
      assert.equal((await made.refresh()).moderationState, before)
      assert.deepEqual([undone.state, undone.version], ['open', 3])
    })

  test('hides a comment by {$self}')
    .with(['hide', 'remove'] as const)
    .run(async ({ assert }, kind) => {
      const { viewer } = await moderating()
      const on = await product()
      const comment = await CommentFactory.merge({ productId: on.id }).with('user').create()
      const about = await caseAbout({ kind: 'comment', id: comment.id })

      const { decision } = await decide(about, viewer, [{ kind }])
      assert.isFalse((await comment.refresh()).isApproved)
      assert.equal((await on.refresh()).commentsCount, 0)
      await undo(decision.id, viewer)
      assert.isTrue((await comment.refresh()).isApproved)
      assert.equal((await on.refresh()).commentsCount, 1)
    })

  test('does several things at once, and takes all of them back', async ({ assert }) => {
    const { viewer } = await moderating()
    const made = await product()
    const other = await CategoryFactory.create()
    const { id: imageId } = await ProductImageFactory.merge({ productId: made.id }).create()
    const about = await caseAbout({ kind: 'product', id: made.id })
    const until = DateTime.utc().plus({ days: 3 }).toISO()

    const { decision } = await decide(about, viewer, [
      { kind: 'hide' },
      { kind: 'recategorise', category_id: other.id },
      { kind: 'remove_image', image_id: imageId },
      { kind: 'warn' },
      { kind: 'suspend', until },
    ])
    await made.refresh()
    assert.deepEqual([made.moderationState, made.categoryId], ['hidden', other.id])
    assert.isFalse((await ProductImage.findOrFail(imageId)).isActive)
    const owner = await User.findOrFail(made.userId)
    assert.equal(owner.suspendedUntil!.toMillis(), DateTime.fromISO(until).toMillis())
    const lasting = await Sanction.query().withScopes((scopes) => scopes.lasting())
    assert.deepEqual(
      lasting.map(({ kind }) => kind),
      ['suspension']
    )

    await undo(decision.id, viewer)
    await made.refresh()
    assert.equal(made.moderationState, 'visible')
    assert.notEqual(made.categoryId, other.id)
    assert.isTrue((await ProductImage.findOrFail(imageId)).isActive)
    assert.isNull((await owner.refresh()).suspendedUntil)
    assert.lengthOf(await Sanction.query().whereNull('endedAt'), 0)
  })

  test('does all of it or nothing', async ({ assert }) => {
    const { viewer } = await moderating()
    const made = await product()
    const about = await caseAbout({ kind: 'product', id: made.id })

    const code = await codeOf(
      decide(about, viewer, [{ kind: 'hide' }, { kind: 'recategorise', category_id: 999 }])
    )

    assert.equal(code, 'not_found')
    assert.equal((await made.refresh()).moderationState, 'visible')
    assert.isEmpty(await Decision.all())
    assert.equal((await about.refresh()).version, 1)
  })

  test('of 64 at once is one, and the log has one line', async ({ assert }) => {
    const { viewer } = await moderating()
    const made = await product()
    const about = await caseAbout({ kind: 'product', id: made.id })

    const answers = await together(() => codeOf(decide(about, viewer, [{ kind: 'hide' }])))

    assert.lengthOf(
      answers.filter((answer) => answer === 'done'),
      1
    )
    assert.lengthOf(
      answers.filter((answer) => answer === 'E_CASE_CHANGED'),
      63
    )
    assert.lengthOf(await Decision.all(), 1)
    assert.lengthOf(await Effect.all(), 1)
  })

  test('is refused about {0} by a {1}')
    .with([
      ['themselves', 'moderator'],
      ['their own product', 'moderator'],
      ['a lead', 'moderator'],
      ['an admin', 'lead'],
      ['an admin', 'staff'],
    ] as const)
    .run(async ({ assert }, [whom, role]) => {
      const { user, viewer } = await moderating(role)
      const rank = { 'a lead': 'lead', 'an admin': 'superuser' } as const
      const other = whom in rank ? await UserFactory.apply(rank[whom as 'a lead']).create() : user
      const made = await ProductFactory.merge({ userId: other.id }).with('category').create()
      const target = whom.includes('product')
        ? { kind: 'product' as const, id: made.id }
        : { kind: 'user' as const, id: other.id }
      const about = await caseAbout(target)

      assert.equal(await codeOf(decide(about, viewer, [{ kind: 'warn' }])), 'E_PERMISSION_DENIED')
      assert.isEmpty(await Decision.all())
    })

  test('is left to leads, who may take it once it is escalated', async ({ assert }) => {
    const { viewer } = await moderating()
    const lead = await moderating('lead')
    const made = await product()
    const about = await caseAbout({ kind: 'product', id: made.id })

    const { about: escalated } = await decide(about, viewer, [{ kind: 'escalate' }])
    const refused = await codeOf(decide(escalated, viewer, [{ kind: 'hide' }]))
    await decide(escalated, lead.viewer, [{ kind: 'hide' }])

    assert.equal(refused, 'E_PERMISSION_DENIED')
    assert.equal((await Case.findOrFail(about.id)).state, 'decided')
  })

  test('cannot leave waiting what waits to be published', async ({ assert }) => {
    const { viewer } = await moderating()
    const made = await product()
    await made.merge({ moderationState: 'held' }).save()
    const about = await caseAbout({ kind: 'product', id: made.id }, 'hold')

    assert.equal(await codeOf(decide(about, viewer, [{ kind: 'dismiss' }])), 'still_held')
  })

  test('takes no effects that are {0}')
    .with([
      ['no_effects', []],
      ['unfit_effects', [{ kind: 'clear_profile' }]],
      ['clashing_effects', [{ kind: 'hide' }, { kind: 'remove' }]],
      ['clashing_effects', [{ kind: 'dismiss' }, { kind: 'warn' }]],
      ['clashing_effects', [{ kind: 'warn' }, { kind: 'warn' }]],
    ] as [string, { kind: 'hide' }[]][])
    .run(async ({ assert }, [code, effects]) => {
      const { viewer } = await moderating()
      const about = await caseAbout({ kind: 'product', id: (await product()).id })

      assert.equal(await codeOf(decide(about, viewer, effects)), code)
    })

  test('takes of what is done to things nothing about people: {$self}')
    .with(['approve', 'hide', 'remove', 'restore', 'remove_image', 'recategorise'] as const)
    .run(async ({ assert }, kind) => {
      const { viewer } = await moderating()
      const { id } = await UserFactory.create()
      const about = await caseAbout({ kind: 'user', id })

      assert.equal(await codeOf(decide(about, viewer, [{ kind }])), 'unfit_effects')
    })
})
