import type { Page } from 'playwright-core'

/** Pages by the names of their pictures; `:kind` is the first thing of its kind that the demo has. */
export const PLACES: Record<string, string> = {
  'dashboard': '',
  'queue': 'queue',
  'case': 'queue/:case',
  'products': 'products',
  'product': 'products/:product',
  'product-likes': 'products/:product/likes',
  'product-bulk': 'products/bulk?deed=hide&ids=1&ids=2&ids=3',
  'categories': 'categories',
  'category': 'categories/:category',
  'category-new': 'categories/new',
  'category-merge': 'categories/:category/merge?into=12',
  'tags': 'tags',
  'tag': 'tags/:tag',
  'comments': 'comments',
  'comment': 'comments/:comment',
  'users': 'users',
  'user': 'users/:user',
  'search': 'search?q=lamp',
  'audit': 'audit',
  'reports': 'reports',
  'appeals': 'appeals',
  'reasons': 'reasons',
  'reason': 'reasons/:reason',
  'rules': 'rules',
  'rule': 'rules/:rule',
  'rule-new': 'rules/new',
  'jobs': 'jobs',
  'settings': 'settings',
  'account': 'account',
  'two-factor': 'account/two-factor',
  'proof': 'proof',
}

const LISTS: Record<string, string> = {
  case: 'queue',
  product: 'products?ordering=-likes_count',
  category: 'categories',
  tag: 'tags',
  comment: 'comments',
  user: 'users?search=mod',
  reason: 'reasons',
  rule: 'rules',
}

/** The path with the id of something that is there. */
export async function pathOf(place: string, page: Page, origin: string): Promise<string> {
  const [, kind] = /:(\w+)/.exec(place) ?? []
  if (!kind) return place
  await page.goto(`${origin}/admin/${LISTS[kind]}`)
  const [segment] = place.split('/')
  const links = await page.locator(`main a[href^="/admin/${segment}/"]`).all()
  for (const link of links) {
    const [, id] = /\/(\d+)$/.exec((await link.getAttribute('href')) ?? '') ?? []
    if (id) return place.replace(`:${kind}`, id)
  }
  return place.replace(`/:${kind}`, '')
}
