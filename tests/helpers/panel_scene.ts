import { DateTime } from 'luxon'
import { CategoryFactory } from '#database/factories/category_factory'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { ProductTagFactory } from '#database/factories/product_tag_factory'
import { UserFactory } from '#database/factories/user_factory'
import Group from '#models/group'
import ProductLike from '#models/product_like'
import PanelView from '#models/panel_view'
import ProductImage from '#models/product_image'
import Rule from '#models/rule'
import { panelPages } from '#routing/panel_table'
import { caseAbout } from '#tests/helpers/moderating'

/** One of everything that the panel has a page for. @returns the paths of all pages, with ids that are there */
export async function panelScene(viewerId: number): Promise<string[]> {
  const product = await ProductFactory.with('user').with('category').create()
  const { id: productId, userId, categoryId } = product
  const comment = await CommentFactory.merge({ productId, userId }).create()
  const tags = await ProductTagFactory.createMany(2)
  const other = await CategoryFactory.create()
  const empty = await CategoryFactory.merge({ image: 'categories/1.webp' }).create()
  const rule = { effect: 'flag' as const, targetKinds: ['comment' as const] }
  const known: Record<string, number> = {
    ...{ products: productId, users: userId, comments: comment.id, categories: categoryId! },
    ...{ tags: tags[0]!.id, reasons: 1 },
    queue: (await caseAbout({ kind: 'comment', id: comment.id })).id,
    rules: (
      await Rule.create({
        ...rule,
        name: 'Shops',
        kind: 'words',
        settings: { list: ['x'] },
        triedAt: DateTime.utc(),
      })
    ).id,
  }
  await Group.firstOrCreate({ name: 'Editors' })
  await ProductLike.create({ productId, userId: (await UserFactory.create()).id })
  await pictures(productId)
  await PanelView.create({ userId: viewerId, list: 'products', name: 'Mine', query: 'state=draft' })
  const held = await caseAbout({ kind: 'user', id: userId })
  return [
    ...panelPages()
      .filter(({ method }) => method === 'GET')
      .map(({ pattern }) =>
        pattern.replace(/(\w+)\/:id/, (_, kind: string) => `${kind}/${known[kind] ?? 1}`)
      ),
    `/admin/products?state=draft`,
    `/admin/products?state=listed`,
    `/admin/queue?kind=comment`,
    `/admin/queue/${held.id}`,
    `/admin/products/bulk?deed=hide&ids=${productId}`,
    `/admin/products/bulk?deed=recategorise&ids=${productId}`,
    `/admin/products/bulk?deed=feature&ids=${productId}`,
    `/admin/comments/bulk?deed=hide&ids=${comment.id}`,
    `/admin/users/bulk?deed=suspend&ids=${userId}`,
    `/admin/queue/bulk?verb=hide&ids=${known.queue}`,
    `/admin/categories/${categoryId}/merge?into=${other.id}`,
    `/admin/categories/${empty.id}`,
    `/admin/tags/${tags[0]!.id}/merge?named=${encodeURIComponent(tags[1]!.name)}`,
  ]
}

const pictures = (productId: number) =>
  ProductImage.createMany(
    [0, 1].map((orderIndex) => ({
      productId,
      orderIndex,
      image: `products/${orderIndex}.webp`,
      altText: `Picture ${orderIndex}`,
      isPrimary: orderIndex === 0,
    }))
  )
