import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import MakeVariants from '#actions/pictures/make_variants'
import env from '#start/env'
import { shades } from '#tests/helpers/gallery'
import {
  createVitrinClient,
  orThrow,
  rows,
  srcset,
  uploadImages,
  VitrinError,
  type SessionOptions,
  type TokenPair,
} from '../../resources/sdk/src/index.js'

const baseUrl = `http://${env.get('HOST')}:${env.get('PORT')}`
const ENGINE = {
  name: 'Difference engine',
  description: 'Counts by turning a crank.',
  price: '1843.50',
  currency: 'GBP',
  tags: ['brass', 'new'],
} as const

const thrown = (promise: Promise<unknown>) =>
  promise.then(
    () => assertNever(),
    (error: unknown) => error as VitrinError
  )

function assertNever(): never {
  throw new Error('it was not refused')
}

/** Sends requests, but exchanges tokens only when this many have been refused; counts the exchanges. */
function patient(refusals: number) {
  const allRefused = Promise.withResolvers<void>()
  const sent = { refused: 0, exchanges: 0 }
  const send = async (request: Request) => {
    const isExchange = request.url.endsWith('/auth/refresh/')
    if (isExchange) await allRefused.promise
    const answer = await fetch(request)
    if (isExchange) sent.exchanges++
    else if (answer.status === 401 && ++sent.refused === refusals) allRefused.resolve()
    return answer
  }
  return { sent, send }
}

/** A client and whom it has just registered. */
async function ada(options: Omit<SessionOptions, 'baseUrl'> = {}) {
  const vitrin = createVitrinClient({ baseUrl, ...options })
  const body = {
    email: 'ada@example.com',
    password: 'a-fine-engine-1843',
    first_name: 'Ada',
    last_name: 'Lovelace',
  }
  const { user, tokens } = await orThrow(vitrin.POST('/api/v1/auth/register/', { body }))
  vitrin.session.use(tokens)
  return { vitrin, user, tokens }
}

test.group('the tour by the client', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('shows a product, changes it, likes it, deletes it and brings it back', async (t) => {
    const category = await CategoryFactory.merge({ slug: 'electronics' }).create()
    const { vitrin, user } = await ada()
    const made = await orThrow(
      vitrin.POST('/api/v1/products/', {
        body: { ...ENGINE, tags: [...ENGINE.tags], category_id: category.id },
      })
    )
    t.assert.containsSubset(made, { price: '1843.50', user: { username: user.username } })

    const product = { params: { path: { id: made.id } } }
    const body = { price: '1799.00' }
    const changed = await orThrow(vitrin.PATCH('/api/v1/products/{id}/', { ...product, body }))
    t.assert.equal(changed.price, '1799.00')
    const liked = await orThrow(vitrin.PUT('/api/v1/products/{id}/like/', product))
    t.assert.isTrue(liked.is_liked)

    await orThrow(vitrin.DELETE('/api/v1/products/{id}/', product))
    const gone = await vitrin.GET('/api/v1/products/{id}/', product)
    t.assert.equal(gone.response.status, 404)
    const restored = await orThrow(vitrin.POST('/api/v1/products/{id}/restore/', product))
    t.assert.containsSubset(restored, { id: made.id, likes_count: 1, is_liked: true })
  })

  test('adds photos in their order, and tells how far it is', async ({ assert }) => {
    const { vitrin, user } = await ada()
    const product = await ProductFactory.merge({ userId: user.id }).with('category').create()
    const files = (await shades(3)).map(
      ({ bytes, file }) => new File([new Uint8Array(bytes)], file!)
    )
    const told: number[] = []
    const onProgress = (done: number) => told.push(done)

    const upload = { productId: product.id, files, altText: 'Brass', onProgress }
    const images = await uploadImages(vitrin, upload)

    assert.deepEqual(told, [1, 2, 3])
    assert.deepEqual(
      images.map((image) => image.order_index),
      [0, 1, 2]
    )
    assert.equal(srcset(images[0]!), '')
    await new MakeVariants().handle({ imageId: images[0]!.id })
    const path = { id: product.id }
    const shown = await orThrow(vitrin.GET('/api/v1/products/{id}/', { params: { path } }))
    assert.match(srcset(shown.primary_image!), /^http\S+-full\.webp 20w$/)
    assert.equal(srcset(shown.primary_image!, 'avif'), '')
    const texts = { productId: product.id, files: [new File(['x'], 'x.txt')] }
    const refused = await thrown(uploadImages(vitrin, texts))
    assert.containsSubset(refused, { status: 400, code: 'not_a_picture' })
    assert.property(refused.fields, 'image')
  })

  test('talks below a product', async ({ assert }) => {
    const { id } = await ProductFactory.with('category').with('user').create()
    const { vitrin } = await ada()
    const path = '/api/v1/products/{id}/comments/'
    const say = (content: string, parent?: number) =>
      orThrow(vitrin.POST(path, { params: { path: { id } }, body: { content, parent } }))
    const question = await say('Does it print?')
    await say('It stamps copper plates.', question.id)

    const thread = await orThrow(vitrin.GET(path, { params: { path: { id } } }))
    assert.deepEqual(
      thread.map(({ content, replies }) => [content, replies.map((reply) => reply.content)]),
      [['Does it print?', ['It stamps copper plates.']]]
    )
  })

  test('filters a list, and reads all of it by cursor', async ({ assert }) => {
    const vitrin = createVitrinClient({ baseUrl })
    const prices = ['1.00', '2.00', '3.00', '4.00', '5.00']
    await ProductFactory.with('category')
      .with('user')
      .merge(prices.map((price) => ({ price })))
      .createMany(5)
    const query = { min_price: '2', ordering: '-price' }

    const page = await orThrow(vitrin.GET('/api/v1/products/', { params: { query } }))
    assert.equal('count' in page && page.count, 4)

    const read = []
    const pages = (cursor: string) =>
      vitrin.GET('/api/v1/products/', { params: { query: { ...query, cursor, page_size: 3 } } })
    for await (const { price } of rows(pages)) read.push(price)
    assert.deepEqual(read, ['5.00', '4.00', '3.00', '2.00'])
  })

  test('exchanges the refresh token once for all requests that wait', async ({ assert }) => {
    const { sent, send } = patient(2)
    const { vitrin, tokens } = await ada({ fetch: send })
    vitrin.session.use({ ...tokens, access: `${tokens.access}x` })

    const body = { first_name: 'Augusta' }
    const [changed, read] = await Promise.all([
      orThrow(vitrin.PATCH('/api/v1/auth/me/', { body })),
      orThrow(vitrin.GET('/api/v1/auth/me/')),
    ])

    assert.equal(changed.first_name, 'Augusta')
    assert.equal(read.id, changed.id)
    assert.deepEqual(sent, { refused: 2, exchanges: 1 })
    assert.notEqual(vitrin.session.tokens?.refresh, tokens.refresh)
  })

  test('exchanges it once for two tabs, which keep their tokens in one place', async ({
    assert,
  }) => {
    let kept: TokenPair | undefined
    const { sent, send } = patient(2)
    const { tokens } = await ada()
    kept = { ...tokens, access: `${tokens.access}x` }
    const options = {
      ...{ baseUrl, fetch: send, tokens: kept, readTokens: () => kept },
      onTokens: (pair: TokenPair | undefined) => void (kept = pair),
    }
    const tabs = [createVitrinClient(options), createVitrinClient(options)]

    const read = await Promise.all(tabs.map((tab) => orThrow(tab.GET('/api/v1/auth/me/'))))

    assert.equal(read[0]!.id, read[1]!.id)
    assert.deepEqual(sent, { refused: 2, exchanges: 1 })
    assert.equal(tabs[0]!.session.tokens?.refresh, kept?.refresh)
    assert.equal(tabs[1]!.session.tokens?.refresh, kept?.refresh)
  })

  test('ends the session when the refresh token is refused, too', async ({ assert }) => {
    const told: (TokenPair | undefined)[] = []
    const { vitrin } = await ada({ onTokens: (pair) => told.push(pair) })
    vitrin.session.use({ access: 'worn', refresh: 'out' })

    const refused = await thrown(orThrow(vitrin.GET('/api/v1/auth/me/')))

    assert.containsSubset(refused, { status: 401, code: 'token_not_valid' })
    assert.isUndefined(told.at(-1))
    assert.isUndefined(vitrin.session.tokens)
  })

  test('tells what was wrong by field, and everything else by code', async ({ assert }) => {
    const { vitrin } = await ada()
    const body = { name: '', description: 'Counts.', price: '-1' }

    const invalid = await thrown(orThrow(vitrin.POST('/api/v1/products/', { body })))
    assert.instanceOf(invalid, VitrinError)
    assert.deepEqual(invalid.fields?.['name'], ['This field may not be blank.'])
    assert.isUndefined(invalid.code)

    const params = { path: { id: 0 } }
    const { error, response } = await vitrin.GET('/api/v1/products/{id}/', { params })
    assert.equal(error && 'code' in error && error.code, 'not_found')
    const absent = new VitrinError(response, error)
    assert.containsSubset(absent, { status: 404, code: 'not_found' })
    assert.equal(absent.requestId, response.headers.get('x-request-id'))
    assert.isUndefined(absent.fields)
  })
})
