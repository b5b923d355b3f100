import { CategoryFactory } from '#database/factories/category_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { UserFactory } from '#database/factories/user_factory'

/** Five products: names say what each is for. */
export async function shelf() {
  const [ada, bob] = await UserFactory.createMany(2)
  const home = await CategoryFactory.merge({ slug: 'home', name: 'Home' }).create()
  const desk = await CategoryFactory.merge({
    slug: 'desk',
    name: 'Desk',
    parentId: home.id,
  }).create()
  const tag = await ProductTagFactory.merge({ name: 'Wood', slug: 'wood' }).create()
  const make = (name: string, price: string, categoryId: number, userId: number) =>
    ProductFactory.merge({ name, price, categoryId, userId }).create()
  const lamp = await make('Lamp', '10.00', home.id, ada!.id)
  const vase = await make('Vase_1', '20.00', home.id, bob!.id)
  const desk1 = await make('Oak Desk', '300.00', desk.id, ada!.id)
  const mug = await make('Mug 50%', '20.00', desk.id, bob!.id)
  const rug = await make('Rug', '0.00', home.id, bob!.id)
  await vase.merge({ currency: 'EUR' }).save()
  await desk1.related('tags').attach([tag.id])
  return { ada: ada!, bob: bob!, home, desk, lamp, vase, desk1, mug, rug }
}

export const namesOf = (body: { results: { name: string }[] }) =>
  body.results.map(({ name }) => name)
