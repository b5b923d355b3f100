import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { UserFactory } from '#database/factories/user_factory'
import { owner } from '#tests/helpers/write_routes'

const BLANK = ['This field may not be blank.']
const REQUIRED = ['This field is required.']
const EMAIL_TAKEN = ['user with this email already exists.']
const NAME_TAKEN = ['A user with that username already exists.']
const SLUG_TAKEN = ['category with this slug already exists.']
const NOT_THERE = ['Invalid pk "999" - object does not exist.']
const NO_NUMBER = ['A valid number is required.']
const NOT_A_CHOICE = ['"old" is not a valid choice.']

/** What belongs to somebody of the staff; somebody else, another category, a tag that was made inactive. */
async function scene() {
  const things = await owner()
  await UserFactory.merge({ username: 'bob', email: 'bob@example.com' }).create()
  await CategoryFactory.merge({ slug: 'bags' }).create()
  await ProductTagFactory.merge({ name: 'old', slug: 'old', isActive: false }).create()
  return things
}

const product = { name: 'Lamp', description: 'Bright', price: '1' }

/** By route (`*` is the owner's thing): a body, and all that is wrong with it. */
const CASES: [route: string, body: object, errors: object][] = [
  [
    'POST auth/register/',
    { email: 'BOB@example.com', username: 'Bob', first_name: 'B', last_name: '', password: '' },
    { email: EMAIL_TAKEN, username: NAME_TAKEN, password: BLANK },
  ],
  [
    'POST auth/register/',
    { email: 'bob@example.com', username: 'a b', password: 'Qv7-long-enough' },
    {
      email: EMAIL_TAKEN,
      first_name: REQUIRED,
      last_name: REQUIRED,
      username: [
        'Enter a valid username. This value may contain only letters, numbers, and @/./+/-/_ characters.',
      ],
    },
  ],
  [
    'PATCH auth/me/',
    { username: 'BOB', first_name: null },
    { username: NAME_TAKEN, first_name: ['This field may not be null.'] },
  ],
  [
    'PUT users/profile/',
    { username: 'bob', first_name: '' },
    { username: NAME_TAKEN, last_name: REQUIRED },
  ],
  [
    'POST products/',
    { ...product, price: 'x', category_id: 999, tags: ['new', '', 'old'] },
    { price: NO_NUMBER, category_id: NOT_THERE, tags: { 1: BLANK, 2: NOT_A_CHOICE } },
  ],
  [
    'POST products/',
    { ...product, category: '999', tags: ['old'] },
    { category: NOT_THERE, tags: { 0: NOT_A_CHOICE } },
  ],
  [
    'PUT products/*/',
    { price: 'x', category_id: 999 },
    { name: REQUIRED, description: REQUIRED, price: NO_NUMBER, category_id: NOT_THERE },
  ],
  [
    'PATCH products/*/',
    { category_id: '999', tags: ['old', 'new'] },
    { category_id: NOT_THERE, tags: { 0: NOT_A_CHOICE } },
  ],
  ['PATCH products/*/', { name: '', tags: ['old'] }, { name: BLANK, tags: { 0: NOT_A_CHOICE } }],
  [
    'POST comments/',
    { product: 999, parent: '999', content: ' ' },
    { product: NOT_THERE, parent: NOT_THERE, content: BLANK },
  ],
  [
    'POST comments/',
    { product: 999, parent: 999, content: 'Fine.' },
    { product: NOT_THERE, parent: NOT_THERE },
  ],
  ['POST comments/', { product: 999 }, { product: NOT_THERE, content: REQUIRED }],
  [
    'POST products/*/comments/',
    { parent: 999, content: '' },
    { parent: NOT_THERE, content: BLANK },
  ],
  [
    'POST categories/',
    { name: '', slug: 'bags', parent: 999 },
    { name: BLANK, slug: SLUG_TAKEN, parent: NOT_THERE },
  ],
  [
    'POST categories/',
    { name: 'Bags', slug: 'bags', parent: 999 },
    { slug: SLUG_TAKEN, parent: NOT_THERE },
  ],
  [
    'PUT categories/*/',
    { slug: 'bags', parent: 999 },
    { name: REQUIRED, slug: SLUG_TAKEN, parent: NOT_THERE },
  ],
]

test.group('Errors that the database knows', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('stand beside the others: {0}')
    .with(CASES)
    .run(async ({ client, assert }, [route, body, errors]) => {
      const { user, target } = await scene()
      const [method = '', path = ''] = target(route).split(' ')

      const answer = await client.request(`/api/v1/${path}`, method).json(body).loginAs(user)

      answer.assertStatus(400)
      assert.deepEqual(answer.body(), JSON.parse(JSON.stringify(errors)))
    })

  test('tell a circle of categories beside a taken slug', async ({ client }) => {
    const { user, product: own } = await scene()
    const { id } = await CategoryFactory.merge({ parentId: own.categoryId }).create()

    const answer = await client
      .patch(`/api/v1/categories/${own.categoryId}/`)
      .json({ slug: 'bags', parent: id })
      .loginAs(user)

    answer.assertStatus(400)
    answer.assertBody({ slug: SLUG_TAKEN, parent: ['A category cannot be below itself.'] })
  })

  test('stand beside those of a query', async ({ client }) => {
    const answer = await client.get(
      '/api/v1/comments/?product=999999999&user=abc&parent=null&page=x'
    )

    answer.assertStatus(400)
    const unknown = ['Select a valid choice. That choice is not one of the available choices.']
    answer.assertBody({ user: unknown, product: unknown })
  })
})
