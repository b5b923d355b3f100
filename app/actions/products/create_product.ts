import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import { withFiles } from '#actions/pictures/picture_files'
import { placePictures } from '#actions/pictures/place_pictures'
import { preparePictures } from '#actions/pictures/prepare_pictures'
import {
  categoryNamed,
  choiceProblems,
  columnsIn,
  type NewProduct,
} from '#actions/products/product_fields'
import { chosen, makeMissingTags, wantedTags, type WantedTags } from '#actions/products/set_tags'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import { atomically } from '#db/atomically'
import { columnsOf, namesOf } from '#db/columns'
import { execute } from '#db/statements'
import type { SentFile } from '#exceptions/pictures'
import type { Viewer } from '#rules/viewer'

interface Input {
  owner: Viewer
  fields: NewProduct
  /** pictures of it */
  files?: SentFile[]
}

/** What came of it: no category, no product; no product all the same, a tag was missing. */
interface Outcome {
  category: number | null
  id: number | null
  /** names of wanted tags that were made inactive */
  inactive: string[]
}

/** As long as the name of a prepared statement may be. */
const MAX_NAME = 63

/** Adds a product with its tags, published unless told otherwise. */
export default class CreateProduct {
  /**
   * One statement, and so one transaction: product, category and tags together or nothing. Tags that
   * are missing are made first; one without products harms nobody if it ends there.
   *
   * @returns the new product's id
   * @throws InvalidInputException when the category or a tag is not an active one, and what AddPictures throws
   */
  async handle({ files = [], ...input }: Input): Promise<number> {
    if (!files.length) return this.#create(input)
    const prepared = await preparePictures(files)
    return withFiles((names) =>
      atomically(async (client) => {
        const productId = await this.#create(input, client)
        await placePictures({ productId, prepared, fields: {}, names }, client)
        return productId
      })
    )
  }

  async #create(input: Input, client?: QueryClientContract): Promise<number> {
    const tags = wantedTags(input.fields.tags)
    const id = await this.#insert(input, tags, client)
    if (id !== null) return id
    await makeMissingTags(tags, client)
    return (await this.#insert(input, tags, client))!
  }

  async #insert({ owner, fields }: Input, tags: WantedTags, client?: QueryClientContract) {
    const row = { currency: 'USD', status: 'published', ...columnsIn(fields) }
    const columns = Object.keys(row).toSorted()
    const statement = sql`
      with category as (
        select id from products_category where is_active and ${categoryNamed(fields)}
      ),
      tag as (${chosen(tags)}),
      product as (
        insert into products_product (${namesOf(columns)}, category_id, user_id)
        select ${columnsOf('given', columns)}, category.id, ${owner.id}::bigint
        from category, jsonb_populate_record(null::products_product, ${JSON.stringify(row)}) given
        where not exists (select from tag where tag.is_active is not true)
        returning id
      ),
      relation as (
        insert into products_producttagrelation (product_id, tag_id)
        select distinct product.id, tag.id from product, tag
      )
      select (select id from category) as category, (select id from product) as id,
        array(select name from tag where not is_active) as inactive`
    const [outcome] = await execute<Outcome>(
      { name: nameFor(fields, columns), sql: statement },
      client
    )
    refuseProblems(choiceProblems(fields, outcome!))
    return outcome!.id
  }
}

/** A category is found by id or by slug: two texts, and only the usual one is prepared. */
function nameFor({ category_id: id }: NewProduct, columns: string[]) {
  const name = `create:${columns.join()}`
  return id === undefined || name.length > MAX_NAME ? undefined : name
}
