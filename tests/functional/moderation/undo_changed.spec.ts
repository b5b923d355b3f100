import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { moderatorOf } from '#actions/moderation/moderator'
import UndoDecision from '#actions/moderation/undo_decision'
import { CategoryFactory } from '#database/factories/category_factory'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductImageFactory } from '#database/factories/product_image_factory'
import { UserFactory } from '#database/factories/user_factory'
import Decision from '#models/decision'
import type { Target } from '#rules/moderation'
import type { WantedEffect } from '#rules/moderation_effects'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout, decide, moderating } from '#tests/helpers/moderating'
import { INVARIANTS } from '#tests/helpers/moderation_invariants'

const SHA = 'a'.repeat(64)
const UNTIL = '2035-01-01T00:00:00.000Z'

/** Somebody with a product in a category, its picture and a comment, and another category. */
async function scene() {
  const author = await UserFactory.with('profile', 1, (one) => one.merge({ bio: 'Buy' })).create()
  const product = await ProductFactory.merge({ userId: author.id }).with('category').create()
  const comment = await CommentFactory.merge({ productId: product.id, userId: author.id }).create()
  const image = await ProductImageFactory.merge({ productId: product.id, sha256: SHA }).create()
  const other = await CategoryFactory.create()
  return { author, product, comment, image, other }
}
type Scene = Awaited<ReturnType<typeof scene>>

const remove = (table: string, id: number) => db.from(table).where({ id }).delete()
const goneThings: Record<Target['kind'], (staged: Scene) => Promise<unknown>> = {
  comment: ({ comment }) => remove('products_comment', comment.id),
  async product({ product, comment, image }) {
    await remove('products_comment', comment.id)
    await remove('products_productimage', image.id)
    await remove('products_product', product.id)
  },
  async user(staged) {
    await goneThings.product(staged)
    await db.from('users_userprofile').where('user_id', staged.author.id).delete()
    await remove('users_user', staged.author.id)
  },
}

/** A decision, what happens to what it is about, and the undoing. */
async function undone(
  kind: Target['kind'],
  effectsFor: (staged: Scene) => WantedEffect[],
  meanwhile: (staged: Scene) => Promise<unknown>
) {
  const { viewer } = await moderating()
  const staged = await scene()
  const id = { product: staged.product, comment: staged.comment, user: staged.author }[kind].id
  const about = await caseAbout({ kind, id })
  const { decision } = await decide(about, viewer, effectsFor(staged))
  await meanwhile(staged)
  const by = moderatorOf(viewer)
  const { left } = await new UndoDecision().handle({ decisionId: decision.id, by })
  return { ...staged, left, about: await about.refresh() }
}

const DEEDS: [Target['kind'], WantedEffect['kind']][] = [
  ...(['hide', 'remove', 'recategorise', 'remove_image', 'warn', 'suspend', 'ban'] as const).map(
    (kind): [Target['kind'], WantedEffect['kind']] => ['product', kind]
  ),
  ...(['hide', 'remove', 'warn', 'ban'] as const).map(
    (kind): [Target['kind'], WantedEffect['kind']] => ['comment', kind]
  ),
  ...(['clear_profile', 'warn', 'suspend', 'ban'] as const).map(
    (kind): [Target['kind'], WantedEffect['kind']] => ['user', kind]
  ),
]
const effectOf = (kind: WantedEffect['kind'], { image, other }: Scene): WantedEffect => ({
  ...{ kind, until: UNTIL, image_id: image.id, category_id: other.id },
})

test.group('Undoing a decision', (group) => {
  group.each.setup(emptyAfterwards)

  for (const gone of ['product', 'comment', 'user'] as const)
    test(`ends well when the ${gone} of a {0} is gone: {1}`)
      .with(DEEDS)
      .run(async ({ assert }, [kind, deed]) => {
        const { about } = await undone(kind, (staged) => [effectOf(deed, staged)], goneThings[gone])

        assert.equal(about.state, 'open')
        assert.lengthOf(await Decision.query().whereNotNull('undoesId'), 1)
        for (const [what, broken] of INVARIANTS)
          assert.isEmpty((await db.rawQuery(broken)).rows, what)
      })

  test('leaves a product where it is when its category was deleted meanwhile, and tells', async ({
    assert,
  }) => {
    const { product, other, left, author } = await undone(
      'product',
      (one) => [{ kind: 'recategorise', category_id: one.other.id }, { kind: 'ban' }],
      (one) => remove('products_category', one.product.categoryId)
    )

    assert.equal((await product.refresh()).categoryId, other.id)
    assert.isNull((await author.refresh()).bannedAt)
    assert.deepEqual(left, ['recategorise'])
  })

  test('leaves a product where its owner moved it meanwhile', async ({ assert }) => {
    const third = await CategoryFactory.create()
    const { product, left } = await undone(
      'product',
      (one) => [{ kind: 'recategorise', category_id: one.other.id }],
      (one) =>
        db.from('products_product').where('id', one.product.id).update('category_id', third.id)
    )

    assert.equal((await product.refresh()).categoryId, third.id)
    assert.deepEqual(left, ['recategorise'])
  })

  test('brings no picture back that was uploaded again meanwhile', async ({ assert }) => {
    const { image, left } = await undone(
      'product',
      (one) => [{ kind: 'remove_image', image_id: one.image.id }],
      (one) => ProductImageFactory.merge({ productId: one.product.id, sha256: SHA }).create()
    )

    assert.isFalse((await image.refresh()).isActive)
    assert.deepEqual(left, ['remove_image'])
  })

  test('brings a picture back beside others that came meanwhile, and keeps one that is shown first', async ({
    assert,
  }) => {
    const { image, product, left } = await undone(
      'product',
      (one) => [{ kind: 'remove_image', image_id: one.image.id }],
      (one) =>
        ProductImageFactory.merge({ productId: one.product.id, isPrimary: true }).createMany(1)
    )

    assert.isTrue((await image.refresh()).isActive)
    assert.isEmpty(left)
    const primary = { product_id: product.id, is_primary: true, is_active: true }
    assert.lengthOf(await db.from('products_productimage').where(primary), 1)
  })

  test('keeps what somebody wrote into their profile meanwhile, and brings back the rest', async ({
    assert,
  }) => {
    const { author, left } = await undone(
      'user',
      () => [{ kind: 'clear_profile' }],
      (one) =>
        db
          .from('users_userprofile')
          .where('user_id', one.author.id)
          .update({ bio: 'I sell nothing' })
    )

    const { username } = author
    await author.refresh()
    await author.load('profile')
    assert.deepEqual([author.username, author.profile.bio], [username, 'I sell nothing'])
    assert.deepEqual(left, ['clear_profile'])
  })

  test('tells of nothing that is left where all is as it was', async ({ assert }) => {
    const { left, author } = await undone(
      'user',
      () => [{ kind: 'clear_profile' }, { kind: 'suspend', until: UNTIL }, { kind: 'warn' }],
      async () => {}
    )

    assert.isEmpty(left)
    assert.isNull((await author.refresh()).suspendedUntil)
  })
})
