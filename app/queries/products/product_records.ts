import sql from 'sql-template-tag'
import { AUTHOR_AVATAR, CATEGORY_IMAGE } from '#queries/pictures/shown_names'
import { STANDS } from '#queries/moderation/stands'
import { HAS_PUBLIC_FILES } from '#queries/products/listed'
import { BatchLoader } from '#db/batch_loader'
import { select } from '#db/statements'
import { columnsOf } from '#db/columns'
import { bigints } from '#db/sql_lists'
import { STORED_PRODUCT } from '#shapes/product'
import type { ImageRow, ProductRecord, ProductRow, TagRow } from '#shapes/product_record'

/** Texts that Django stored may be longer than new ones; a page of them must not be (contract §4, Product). */
const TEXTS = {
  whole: sql`p.description, c.description as category_description`,
  listed: sql`left(p.description, 10000) as description, left(c.description, 2000) as category_description`,
}
const PLAIN = columnsOf(
  'p',
  STORED_PRODUCT.filter((column) => column !== 'description')
)

export type Extent = keyof typeof TEXTS

/** Nobody but the owner and moderators gets to see what is not visible: of lists none is looked up. */
const DECISION = sql`case when p.moderation_state in ('hidden', 'removed') then (
  select max(e.decision_id) from moderation_effect e
  where e.target_kind = 'product' and e.target_id = p.id and e.kind in ('hide', 'remove')
    and ${STANDS}) end`

const rowsOf = (ids: number[], extent: Extent) => ({
  name: `product_rows:${extent}`,
  sql: sql`select ${PLAIN}, ${TEXTS[extent]},
      p.is_active, p.is_listed, p.author_hidden, ${HAS_PUBLIC_FILES}, ${DECISION} as decision, p.created_at, p.updated_at,
      c.id as category_id, c.name as category_name, c.slug as category_slug, case when c.is_active then ${CATEGORY_IMAGE} else '' end as category_image,
      u.id as user_id, u.username, u.first_name, u.last_name,
      ${AUTHOR_AVATAR}
    from unnest(${bigints(ids)}) wanted (id)
    join products_product p on p.id = wanted.id
    join products_category c on c.id = p.category_id
    join users_user u on u.id = p.user_id
    left join users_userprofile f on f.user_id = u.id`,
})

/** What is shown of a picture, alias `i`. */
export const IMAGE_COLUMNS = sql`i.product_id, i.id, coalesce(i.published_name, i.image) as image, i.alt_text,
  i.is_primary, i.order_index, i.width, i.height, i.thumbhash, i.variants, i.created_at`

// Joined to the ids and not `any`: for that the planner reads all tags at once, and sorts all pictures.
const imagesOf = (ids: number[]) => ({
  name: 'product_images',
  sql: sql`select ${IMAGE_COLUMNS} from unnest(${bigints(ids)}) wanted (id)
    join products_productimage i on i.is_active and i.product_id = wanted.id`,
})

const tagsOf = (ids: number[]) => ({
  name: 'product_tags',
  sql: sql`select r.product_id, t.id, t.name, t.slug from unnest(${bigints(ids)}) wanted (id)
    join products_producttagrelation r on r.is_active and r.product_id = wanted.id
    join products_producttag t on t.is_active and t.id = r.tag_id`,
})

/**
 * Products by id, whatever their state, with images in gallery order and tags by name; ids that stand
 * for nothing are left out. `listed` ones have their longest texts cut. Outside of a transaction concurrent callers share the statements.
 */
export function productRecords(
  ids: number[],
  extent: Extent = 'whole'
): Promise<Map<number, ProductRecord>> {
  return records[extent].loadMany(ids)
}

const records = {
  whole: new BatchLoader<number, ProductRecord>((ids) => load(ids, 'whole')),
  listed: new BatchLoader<number, ProductRecord>((ids) => load(ids, 'listed')),
}

async function load(ids: number[], extent: Extent) {
  const [rows, images, tags] = await Promise.all([
    select<ProductRow>(rowsOf(ids, extent)),
    select<ImageRow>(imagesOf(ids)),
    select<TagRow>(tagsOf(ids)),
  ])
  const found = new Map(
    rows.map((row) => [row.id, { ...row, images: [], tags: [] } as ProductRecord])
  )
  for (const image of images) found.get(image.product_id)?.images.push(image)
  for (const tag of tags) found.get(tag.product_id)?.tags.push(tag)
  for (const record of found.values()) {
    record.images.sort(inGallery)
    record.tags.sort(byName)
  }
  return found
}

const byName = (a: TagRow, b: TagRow) => (a.name < b.name ? -1 : 1)

/** The seed's `['order_index', 'created_at']`; times are compared as PostgreSQL's text, which sorts as they do. */
export const inGallery = (a: ImageRow, b: ImageRow) =>
  a.order_index - b.order_index ||
  (a.created_at === b.created_at ? a.id - b.id : a.created_at < b.created_at ? -1 : 1)
