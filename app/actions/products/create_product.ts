import sql from 'sql-template-tag'
import {
  categoryNamed,
  choiceProblems,
  columnsIn,
  type NewProduct,
} from '#actions/products/product_fields'
import { chosen, makeMissingTags, wantedTags, type WantedTags } from '#actions/products/set_tags'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import { columnsOf, namesOf } from '#db/columns'
import { execute } from '#db/statements'
import type { Viewer } from '#rules/viewer'

interface Input {
  owner: Viewer
  fields: NewProduct
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
   * @throws InvalidInputException when the category or a tag is not an active one
   */
  async handle(input: Input): Promise<number> {
    const tags = wantedTags(input.fields.tags)
    const id = (await this.#insert(input, tags)) ?? (await this.#insertWithNewTags(input, tags))
    return id!
  }

  async #insertWithNewTags(input: Input, tags: WantedTags) {
    await makeMissingTags(tags)
    return this.#insert(input, tags)
  }

  // Raw SQL for the bench's bar `create`.
  async #insert({ owner, fields }: Input, tags: WantedTags): Promise<number | null> {
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
    const [outcome] = await execute<Outcome>({ name: nameFor(fields, columns), sql: statement })
    refuseProblems(choiceProblems(fields, outcome!))
    return outcome!.id
  }
}

/** A category is found by id or by slug: two texts, and only the usual one is prepared. */
function nameFor({ category_id: id }: NewProduct, columns: string[]) {
  const name = `create:${columns.join()}`
  return id === undefined || name.length > MAX_NAME ? undefined : name
}
