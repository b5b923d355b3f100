import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import Decide from '#actions/moderation/decide'
import { moderatorOf } from '#actions/moderation/moderator'
import { CategoryFactory } from '#database/factories/category_factory'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductImageFactory } from '#database/factories/product_image_factory'
import { UserFactory } from '#database/factories/user_factory'
import { Refusal } from '#exceptions/refusal'
import Case from '#models/case'
import Effect from '#models/effect'
import { findViewer } from '#queries/users/find_viewer'
import { EFFECTS, TARGET_KINDS, type EffectKind, type TargetKind } from '#rules/moderation'
import type { Viewer } from '#rules/viewer'
import { effectsOf, type Verb } from '#rules/verbs'
import { caseAbout, decide, moderating } from '#tests/helpers/moderating'
import { enter } from '#tests/helpers/panel'

type Role = 'moderator' | 'lead' | 'staff' | 'admin'
const ROLES: Role[] = ['moderator', 'lead', 'staff', 'admin']
const UNTIL = '2035-01-01T00:00:00.000Z'
/** The same deed in the words of what waits, and of what was taken away. */
const SAME: Partial<Record<EffectKind, EffectKind>> = { approve: 'restore' }
/** It is taken and does nothing that a ban has not done. */
const POINTLESS = ['suspend of a user that stands at ban']
const STANDINGS = {
  product: ['visible', 'held', 'hide', 'remove', 'deleted', 'escalated'],
  comment: ['visible', 'hide', 'remove', 'escalated'],
  user: ['visible', 'suspend', 'ban', 'escalated', 'lead'],
} as const

/** A thing with an open case about it, which stands like that. */
async function stage(kind: TargetKind, standing: string) {
  const person = UserFactory.with('profile')
  const author = await (standing === 'lead' ? person.apply('lead') : person).create()
  const product = await ProductFactory.merge({ userId: author.id }).with('category').create()
  const comment = await CommentFactory.merge({ productId: product.id, userId: author.id }).create()
  const image = await ProductImageFactory.merge({ productId: product.id }).create()
  const category = await CategoryFactory.create()
  const id = { product: product.id, comment: comment.id, user: author.id }[kind]
  if (standing === 'held') await product.merge({ moderationState: 'held' }).save()
  if (standing === 'deleted') await product.remove(author.id).save()
  const about = await caseAbout({ kind, id })
  if (standing === 'escalated') await about.merge({ state: 'escalated' }).save()
  const deed = EFFECTS.find((one) => one === standing)
  if (!deed) return { about, image, category }
  const { viewer } = await moderating('superuser')
  await decide(about, viewer, effectsOf({ verb: deed as Verb, until: UNTIL }))
  return { about: await caseAbout({ kind, id }), image, category }
}

type Stage = Awaited<ReturnType<typeof stage>>

/** Whether the action takes an effect, and whether anything is another way then. Nothing of it is kept. */
async function tried(kind: EffectKind, { about, image, category }: Stage, viewer: Viewer) {
  const need = { until: UNTIL, image_id: image.id, category_id: category.id }
  const client = await db.transaction()
  try {
    const { version } = await Case.findOrFail(about.id, { client })
    const wanted = { caseId: about.id, version, by: moderatorOf(viewer), reason: 'other' }
    const { decision } = await new Decide().within(
      { ...wanted, effects: [{ kind, ...need }] },
      client
    )
    const effect = await Effect.findByOrFail({ decisionId: decision.id }, { client })
    const isIdle = JSON.stringify(effect.before) === JSON.stringify(effect.after)
    const isSaid = ['warn', 'dismiss', 'escalate'].includes(kind)
    return isIdle && !isSaid ? 'idle' : 'taken'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return 'refused'
  } finally {
    await client.rollback()
  }
}

/** What the page offers, as effects. */
function offeredIn(html: string, { image, category }: Stage): Set<EffectKind> {
  const select = (name: string) =>
    new RegExp(`<select[^>]*name="${name}"[^>]*>([^]*?)</select>`).exec(html)?.[1] ?? ''
  const values = (text: string) => [...text.matchAll(/value="([^"]+)"/g)].map(([, value]) => value!)
  const verbs = [...html.matchAll(/name="verb"\s+value="(\w+)"/g)].map(([, verb]) => verb as Verb)
  if (verbs.includes('remove_image') && !values(select('image_id')).includes(String(image.id)))
    throw new Error('the picture cannot be chosen')
  if (
    verbs.includes('recategorise') &&
    !values(select('category_id')).includes(String(category.id))
  )
    throw new Error('the category cannot be chosen')
  const also = values(select('also')).filter((value) => value !== 'none') as EffectKind[]
  const kinds = verbs.flatMap((verb) => effectsOf({ verb, until: UNTIL })).map((one) => one.kind)
  return new Set([...kinds, ...also])
}

test.group('What the page of a case offers', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  for (const kind of TARGET_KINDS)
    for (const role of ROLES)
      test(`is what ${role === 'admin' ? 'an' : 'a'} ${role} may decide about a ${kind}, and all of it that does anything`, async ({
        assert,
      }) => {
        const { visitor, user } = await enter(role)
        const viewer = (await findViewer(user.id)) as Viewer
        for (const standing of STANDINGS[kind]) {
          const staged = await stage(kind, standing)
          const { text } = await visitor.get(`/admin/queue/${staged.about.id}`)
          const offered = offeredIn(text, staged)
          const isOffered = (one: EffectKind) =>
            offered.has(one) ||
            [...offered].some((other) => (SAME[other] ?? other) === (SAME[one] ?? one))
          for (const effect of EFFECTS) {
            const outcome = await tried(effect, staged, viewer)
            const what = `${effect} of a ${kind} that stands at ${standing}`
            if (POINTLESS.includes(what)) continue
            if (isOffered(effect)) assert.notEqual(outcome, 'refused', what)
            else assert.notEqual(outcome, 'taken', what)
          }
          assert.equal(
            /name="purge"/.test(text),
            offered.size > 0 && role !== 'moderator' && kind !== 'comment'
          )
        }
      })
})
