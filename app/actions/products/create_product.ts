import sql from 'sql-template-tag'
import {
  categoryNamed,
  unknownCategory,
  type ProductFields,
} from '#actions/products/product_fields'
import {
  chosen,
  inactiveTags,
  makeMissingTags,
  wantedTags,
  type WantedTags,
} from '#actions/products/set_tags'
import { execute } from '#db/statements'
import type { Viewer } from '#rules/viewer'

type NewProduct = ProductFields & Required<Pick<ProductFields, 'name' | 'description' | 'price'>>

interface Input {
  owner: Viewer
  fields: NewProduct
}

/** What came of it: no category, no product; no product all the same, a tag was missing. */
interface Outcome {
  category_id: number | null
  id: number | null
  /** names of wanted tags that were made inactive */
  inactive_tags: string[]
}

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

  async #insert({ owner, fields }: Input, tags: WantedTags): Promise<number | null> {
    const { name, description, price, currency = 'USD', status = 'published' } = fields
    const statement = sql`
      with category as (
        select id from products_category where is_active and ${categoryNamed(fields)}
      ),
      tag as (${chosen(tags)}),
      product as (
        insert into products_product (name, description, price, currency, status, category_id, user_id)
        select ${name}, ${description}, ${price}::numeric, ${currency}, ${status}, id, ${owner.id}::bigint
        from category
        where not exists (select from tag where tag.is_active is not true)
        returning id
      ),
      relation as (
        insert into products_producttagrelation (product_id, tag_id)
        select distinct product.id, tag.id from product, tag
      )
      select (select id from category) as category_id, (select id from product) as id,
        array(select name from tag where not is_active) as inactive_tags`
    const [outcome] = await execute<Outcome>({ name: nameFor(fields), sql: statement })
    const { category_id: categoryId, inactive_tags: inactive } = outcome!
    if (categoryId === null) throw unknownCategory(fields)
    if (inactive.length) throw inactiveTags(fields.tags ?? [], inactive)
    return outcome!.id
  }
}

/** A category is found by id or by slug: two texts, and only the usual one is prepared. */
const nameFor = ({ category_id: id }: ProductFields) =>
  id === undefined ? undefined : 'create_product'
