import { PASSWORD } from '#database/factories/user_factory'
import { signToken } from '#credentials/token_signer'
import { fakeGoogle } from '#tests/helpers/fake_google'
import type { Cast } from '#tests/functional/access/states'

const product = { name: 'Lamp', description: 'Bright', price: '10.00' }
const category = { name: 'Shelves', slug: 'shelves', description: 'To put things on.' }
const comment = { content: 'Fine.' }
const report = { reason: 'spam' }
const person = { username: 'ada-byron', first_name: 'Ada', last_name: 'Byron' }

/** What is sent by path, so that nothing but the rights can refuse it. */
export async function bodies({ users: { owner }, scene }: Cast): Promise<Record<string, object>> {
  const credential = await (await fakeGoogle()).idToken()
  const email = owner!.email
  const { token: refresh } = await signToken('refresh', scene.ownerId)
  return {
    '/api/v1/auth/register': { ...person, email: 'new@example.com', password: 'Qv7-long-enough' },
    '/api/v1/auth/login': { email, password: PASSWORD },
    '/api/v1/auth/refresh': { refresh },
    '/api/v1/auth/verify': { token: refresh },
    '/api/v1/auth/logout': { refresh },
    '/api/v1/auth/password/change': {
      ...{ old_password: PASSWORD, new_password: 'Qv7-long-enough' },
      confirm_password: 'Qv7-long-enough',
    },
    '/api/v1/auth/password/reset': { email: 'nobody@example.com' },
    '/api/v1/auth/password/reset/confirm': {
      ...{ uid: '1', token: 'x', new_password: 'Qv7-long-enough' },
    },
    '/api/v1/auth/email/verify': { token: 'x' },
    '/api/v1/auth/email/change': { email: 'new@example.com', password: PASSWORD },
    '/api/v1/auth/email/change/confirm': { token: 'x' },
    '/api/v1/auth/google': { credential },
    '/api/v1/auth/google/link': { credential },
    '/api/v1/auth/two-factor': { password: PASSWORD, code: '000000' },
    '/api/v1/auth/two-factor/confirm': { code: '000000' },
    '/api/v1/auth/two-factor/recovery-codes': { password: PASSWORD, code: '000000' },
    '/api/v1/auth/login/two-factor': { ticket: 'x', code: '000000' },
    '/api/v1/auth/tokens': { name: 'Import', scopes: ['read'] },
    '/api/v1/auth/me': person,
    '/api/v1/users/profile': person,
    '/api/v1/users/me': { password: PASSWORD },
    '/api/v1/users/me/keep': { ticket: 'x' },
    '/api/v1/categories': category,
    '/api/v1/categories/:key': category,
    '/api/v1/products': { ...product, category_id: scene.categoryId },
    '/api/v1/products/:id': product,
    '/api/v1/products/:id/comments': comment,
    '/api/v1/products/:id/images': { order: [] },
    '/api/v1/comments': { ...comment, product: scene.productId },
    '/api/v1/comments/:id': comment,
    '/api/v1/moderation/cases/:id/decisions': {
      ...{ version: 1, effects: [{ kind: 'hide' }], reason: 'spam' },
    },
    '/api/v1/moderation/batches': {
      ...{ cases: [{ id: scene.caseId, version: 1 }], effects: [{ kind: 'dismiss' }] },
      reason: 'spam',
    },
    '/api/v1/moderation/cases/:id/notes': { text: 'See the other shop, too.' },
    '/api/v1/moderation/decisions/:id/appeal': { text: 'No.' },
    '/api/v1/products/:id/report': report,
    '/api/v1/comments/:id/report': report,
    '/api/v1/users/:key/report': report,
  }
}
