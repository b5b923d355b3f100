import { categoryLabel, categoryLabels } from '#queries/panel/categories/category_names'
import { deskProductList, productFacets } from '#queries/panel/products/desk_product_list'
import {
  badge,
  declareTable,
  link,
  number,
  plain,
  time,
  type Tone,
} from '#controllers/panel/tables/table'
import { words } from '#panel/words'
import type { ProductState } from '#queries/panel/products/product_state'

const { pictures, states } = words.tables.products

const TONES: Record<ProductState, Tone> = {
  ...({ listed: 'ok', draft: '', archived: '', held: 'warn' } as const),
  ...({ hidden: 'no', removed: 'no', author_hidden: 'no', deleted: '' } as const),
}

export const productState = (state: ProductState) => badge(states[state], TONES[state])

export const productsTable = declareTable({
  name: 'products',
  list: deskProductList,
  facets: productFacets,
  hasDates: true,
  subject: ({ user_id: id, rank }) => ({ id, rank }),
  isExportable: true,
  bulk: [
    { name: 'restore', tone: 'ok' },
    { name: 'hide', tone: 'no' },
    { name: 'remove', tone: 'no' },
    { name: 'publish', isForStaff: true },
    { name: 'archive', isForStaff: true },
    { name: 'recategorise', isForStaff: true },
    { name: 'feature', isForStaff: true },
    { name: 'unfeature', isForStaff: true },
  ],
  columns: [
    { name: 'picture', cells: ({ picture }) => [{ kind: 'picture', url: picture }] },
    { name: 'name', sort: 'name', cells: ({ id, name }) => [link(name, `/admin/products/${id}`)] },
    {
      name: 'owner',
      cells: ({ user_id, username }) => [link(`@${username}`, `/admin/users/${user_id}`)],
    },
    { name: 'category', cells: ({ category }) => [plain(category)] },
    { name: 'state', cells: ({ state }) => [productState(state)] },
    {
      ...{ name: 'price', sort: 'price', isNumber: true },
      cells: ({ price, currency }) => [plain(`${price} ${currency}`)],
    },
    {
      ...{ name: 'views', sort: 'views_count', isNumber: true },
      cells: (row) => [number(row.views_count)],
    },
    {
      ...{ name: 'likes', sort: 'likes_count', isNumber: true },
      cells: (row) => [number(row.likes_count)],
    },
    { name: 'created', sort: 'created_at', cells: ({ created_at }) => [time(created_at)] },
  ],
  controls: [
    { name: 'search', kind: 'search' },
    {
      ...{ name: 'category', kind: 'text', suggests: 'categories', called: categoryLabel },
      suggestions: () => categoryLabels(),
    },
    { name: 'state', kind: 'choice', choices: () => Object.entries(states) },
    { name: 'owner', kind: 'text', suggests: 'users' },
    { name: 'pictures', kind: 'choice', choices: () => Object.entries(pictures) },
  ],
})
