import { test } from '@japa/runner'
import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import { emptyAfterwards } from '#tests/helpers/empty_tables'

test.group('Readers and writers at once', (group) => {
  group.each.setup(emptyAfterwards)

  test('page by cursor while rows arrive: none is seen twice, none is missed', async ({
    client,
    assert,
  }) => {
    const owner = await UserFactory.create()
    const { id: categoryId } = await CategoryFactory.create()
    const more = (count: number) =>
      ProductFactory.merge({ userId: owner.id, categoryId }).createMany(count)
    const before = (await more(12)).map(({ id }) => id)
    const seen: number[] = []

    for (let url = '/api/v1/products/?cursor=&page_size=5'; url;) {
      const { body } = await client.get(url).then((response) => ({ body: response.body() }))
      seen.push(...body.results.map(({ id }: { id: number }) => id))
      await more(3)
      url = body.next
    }

    assert.sameOrderedMembers(
      seen,
      before.toSorted((a, b) => b - a)
    )
  })
})
