import { test } from '@japa/runner'
import type { ApiClient, ApiRequest } from '@japa/api-client'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import type Case from '#models/case'
import type User from '#models/user'
import { atomically } from '#db/atomically'
import { enqueue } from '#queue/enqueue'
import { runBatch } from '#queue/moderation'
import { statementsOf } from '#tests/helpers/count_statements'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout, decide, moderating } from '#tests/helpers/moderating'

interface Desk {
  client: ApiClient
  user: User
  about: Case
  others: Case[]
  /** a decision of the user's that can be undone */
  decision: number
}

const CASES = '/api/v1/moderation/cases/'
const hide = { effects: [{ kind: 'hide' }], reason: 'spam' }

/** What each route of the desks costs, with one statement for who asks, whatever there is. */
const ROUTES: Record<string, [statements: number, send: (desk: Desk) => ApiRequest]> = {
  'GET cases/': [4, ({ client }) => client.get(CASES)],
  'GET cases/ with filters': [4, ({ client }) => client.get(`${CASES}?kind=product&cause=rule`)],
  'GET cases/{id}/': [5, ({ client, about }) => client.get(`${CASES}${about.id}/`)],
  'GET counts/': [2, ({ client }) => client.get('/api/v1/moderation/counts/')],
  'POST cases/{id}/claim/': [3, ({ client, about }) => client.post(`${CASES}${about.id}/claim/`)],
  'DELETE cases/{id}/claim/': [
    2,
    ({ client, about }) => client.delete(`${CASES}${about.id}/claim/`),
  ],
  'POST cases/{id}/notes/': [
    4,
    ({ client, about }) => client.post(`${CASES}${about.id}/notes/`).json({ text: 'See.' }),
  ],
  'POST cases/{id}/decisions/': [
    19,
    ({ client, about }) =>
      client.post(`${CASES}${about.id}/decisions/`).json({ ...hide, version: 1 }),
  ],
  'POST decisions/{id}/undo/': [
    21,
    ({ client, decision }) => client.post(`/api/v1/moderation/decisions/${decision}/undo/`),
  ],
  'POST batches/ with two cases': [
    49,
    ({ client, others }) =>
      client
        .post('/api/v1/moderation/batches/')
        .json({ ...hide, cases: others.map(({ id, version }) => ({ id, version })) }),
  ],
  'POST batches/ with a filter': [
    7,
    ({ client }) =>
      client.post('/api/v1/moderation/batches/').json({ ...hide, filter: {}, count: 14 }),
  ],
}

async function desk(client: ApiClient): Promise<Desk> {
  const { user, viewer } = await moderating()
  const cases: Case[] = []
  for (let at = 0; at < 5; at++) {
    const product = await ProductFactory.with('user').with('category').create()
    cases.push(await caseAbout({ kind: 'product', id: product.id }))
    const on = { productId: product.id, userId: product.userId }
    for (let n = 0; n < 2; n++) {
      const { id } = await CommentFactory.merge(on).create()
      cases.push(await caseAbout({ kind: 'comment', id }))
    }
  }
  const [about, one, other, decided] = cases
  const { decision } = await decide(decided!, viewer, [{ kind: 'hide' }])
  return { client, user, about: about!, others: [one!, other!], decision: decision.id }
}

test.group('Statements of the desks', (group) => {
  group.each.setup(emptyAfterwards)

  test('{$self}')
    .with(Object.keys(ROUTES))
    .run(async ({ client, assert }, name) => {
      const [statements, send] = ROUTES[name]!
      const scene = await desk(client)
      await client.get('/api/v1/moderation/counts/').loginAs(scene.user)
      // The engine of jobs asks once a process about each kind.
      await atomically((trx) => enqueue(runBatch, { batchId: 0 }, { client: trx }))

      const sent = await statementsOf(async () => {
        const answer = await send(scene).loginAs(scene.user)
        assert.isBelow(answer.status(), 300, answer.text())
      })

      assert.equal(sent.length, statements, sent.join('\n\n'))
    })
})
