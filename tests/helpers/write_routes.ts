import { DateTime } from 'luxon'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductImageFactory } from '#database/factories/product_image_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import Case from '#models/case'
import Decision from '#models/decision'
import Reason from '#models/reason'
import { signToken } from '#credentials/token_signer'

const lamp = { name: 'Lamp', description: 'Bright', price: '10.00' }
const person = { first_name: 'Ada', last_name: 'Byron' }

/** Of the product that bodies and routes name, of the comment on it, its picture and its category. */
const ID = 900_001

/** Every route that reads a body, with a body that it takes; `*` stands for ID. */
export const WRITE_ROUTES = {
  'POST /api/v1/auth/register/': { email: 'a@example.com', password: 'Qv7-long-enough', ...person },
  'POST /api/v1/auth/login/': { email: 'a@example.com', password: 'Qv7-long-enough' },
  'POST /api/v1/auth/refresh/': { refresh: 'x' },
  'POST /api/v1/auth/verify/': { token: 'x' },
  'POST /api/v1/auth/logout/': { refresh: 'x' },
  'POST /api/v1/auth/google/': { credential: 'x' },
  'POST /api/v1/auth/password/change/': {
    ...{ old_password: 'other-password', new_password: 'Qv7-long-enough' },
    confirm_password: 'Qv7-long-enough',
  },
  'POST /api/v1/auth/password/reset/': { email: 'nobody@example.com' },
  'POST /api/v1/auth/password/reset/confirm/': {
    ...{ uid: '1', token: 'x', new_password: 'Qv7-long-enough' },
  },
  'POST /api/v1/auth/email/verify/': { token: 'x' },
  'POST /api/v1/auth/email/change/': { email: 'new@example.com', password: 'other-password' },
  'POST /api/v1/auth/email/change/confirm/': { token: 'x' },
  'POST /api/v1/auth/google/link/': { ticket: 'x', code: '1' },
  'POST /api/v1/auth/two-factor/': { password: 'other-password' },
  'POST /api/v1/auth/two-factor/confirm/': { code: '1' },
  'POST /api/v1/auth/two-factor/recovery-codes/': { password: 'other-password', code: '1' },
  'DELETE /api/v1/auth/two-factor/': { password: 'other-password', code: '1' },
  'POST /api/v1/auth/login/two-factor/': { ticket: 'x', code: '1' },
  'POST /api/v1/auth/tokens/': { name: 'Import', scopes: ['read'] },
  'PUT /api/v1/auth/me/': { username: 'ada', ...person },
  'PATCH /api/v1/auth/me/': {},
  'PUT /api/v1/users/profile/': { username: 'ada', ...person },
  'PATCH /api/v1/users/profile/': {},
  'POST /api/v1/categories/': { name: 'Bags', slug: 'bags' },
  'PUT /api/v1/categories/*/': { name: 'Bags', slug: 'bags' },
  'PATCH /api/v1/categories/*/': {},
  'POST /api/v1/products/': { ...lamp, category: 'lamps' },
  'PUT /api/v1/products/*/': lamp,
  'PATCH /api/v1/products/*/': {},
  'POST /api/v1/products/*/images/': {},
  'PATCH /api/v1/products/*/images/': { order: [ID] },
  'PATCH /api/v1/products/*/images/*/': {},
  'DELETE /api/v1/users/me/': { password: 'other-password' },
  'POST /api/v1/users/me/keep/': { ticket: 'x' },
  'PUT /api/v1/users/profile/avatar/': {},
  'PUT /api/v1/categories/*/image/': {},
  'POST /api/v1/comments/': { product: ID, content: 'Fine.' },
  'POST /api/v1/products/*/comments/': { content: 'Fine.' },
  'PUT /api/v1/comments/*/': { content: 'Fine.' },
  'PATCH /api/v1/comments/*/': {},
  'POST /api/v1/moderation/decisions/*/appeal/': { text: 'No.' },
  'POST /api/v1/products/*/report/': { reason: 'spam' },
  'POST /api/v1/comments/*/report/': { reason: 'spam' },
  'POST /api/v1/users/*/report/': { reason: 'spam' },
  'POST /api/v1/moderation/cases/*/claim/': {},
  'POST /api/v1/moderation/cases/*/notes/': { text: 'Look.' },
  'POST /api/v1/moderation/cases/*/decisions/': {
    ...{ version: 1, effects: [{ kind: 'dismiss' }], reason: 'spam' },
  },
  'POST /api/v1/moderation/batches/': {
    ...{ cases: [{ id: ID, version: 1 }], effects: [{ kind: 'dismiss' }], reason: 'spam' },
  },
} satisfies Record<string, Record<string, unknown>>

export type WriteRoute = keyof typeof WRITE_ROUTES

/** Somebody of the staff with a product and a comment, and what they send along. */
export async function owner() {
  const user = await UserFactory.with('profile').apply('staff').create()
  const product = await ProductFactory.merge({ id: ID, userId: user.id })
    .with('category', 1, (category) => category.merge({ id: ID, slug: 'lamps' }))
    .create()
  await ProductImageFactory.merge({ id: ID, productId: ID }).create()
  await CommentFactory.merge({ id: ID, productId: ID, userId: user.id }).create()
  const about = { targetKind: 'product' as const, targetId: 1 }
  await Case.create({ id: ID, ...about, causes: ['rule'], weight: 1 })
  await warn(user.id)
  const { token } = await signToken('access', user.id)
  const target = (route: string) =>
    route.replace('users/*', `users/${user.id}`).replaceAll('*', String(product.id))
  return { user, product, target, authorization: `Authorization: Bearer ${token}` }
}

/** A decision about somebody, which they may object to. */
async function warn(userId: number) {
  const about = { targetKind: 'user' as const, targetId: userId }
  const decided = { state: 'decided' as const, decidedAt: DateTime.now() }
  const past = await Case.create({ ...about, ...decided, causes: ['moderator'], weight: 1 })
  const { id: reasonId } = await Reason.findByOrFail('key', 'spam')
  const states = { stateBefore: 'open', stateAfter: 'decided' } as const
  const by = { actor: 'tom', subjectId: userId, reasonId }
  const decision = await Decision.create({
    ...{ id: ID, caseId: past.id, caseVersion: 1, ...states, ...by },
  })
  await decision.related('effects').create({ ...about, kind: 'warn', before: {}, after: {} })
}
