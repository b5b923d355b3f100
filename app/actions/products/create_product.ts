import type { QueryClientContract, TransactionClientContract } from '@adonisjs/lucid/types/database'
import sql from 'sql-template-tag'
import db from '@adonisjs/lucid/services/db'
import { storeFiles } from '#actions/files/store_files'
import { filesOf } from '#actions/pictures/picture_files'
import { addRows, additionsTo } from '#actions/pictures/place_pictures'
import { preparePictures } from '#actions/pictures/prepare_pictures'
import {
  categoryNamed,
  choiceProblems,
  columnsIn,
  type NewProduct,
} from '#actions/products/product_fields'
import { effectOf, type FoundHit } from '#actions/screening/find_hits'
import { noteHits } from '#actions/screening/note_hits'
import { refuseHits, screened } from '#actions/screening/screened'
import { textsOf } from '#actions/products/product_texts'
import { chosen, makeMissingTags, wantedTags, type WantedTags } from '#actions/products/set_tags'
import { ConflictException } from '#exceptions/http'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import Product from '#models/product'
import { atomically } from '#db/atomically'
import { columnsOf, namesOf } from '#db/columns'
import { execute } from '#db/statements'
import type { SentFile } from '#exceptions/pictures'
import { folderOf } from '#rules/file_owner'
import type { Viewer } from '#rules/viewer'
import { given } from '#support/given'

interface Input {
  owner: Viewer
  fields: NewProduct
  /** pictures of it */
  files?: SentFile[]
  /** one that no product has; the next one unless given */
  id?: number
  /** rules that it hits */
  hits?: FoundHit[]
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
   * Without pictures one statement, and so one transaction: product, category and tags together or nothing. Tags that
   * are missing are made first; one without products harms nobody if it ends there.
   *
   * @returns the new product's id
   * @throws InvalidInputException when the category or a tag is not an active one, and what AddPictures throws
   * @throws ConflictException when somebody deletes a tag meanwhile
   * @throws ContentRefusedException when a rule of the moderators does not take it
   */
  async handle({ files = [], ...input }: Input): Promise<number> {
    const { owner: author, fields } = input
    return screened({ target: 'product', texts: textsOf(fields), author }, (hits) => {
      refuseHits(hits)
      if (files.length) return this.#createWith(files, { ...input, hits })
      if (!hits.length) return this.#create(input)
      return atomically((client) => this.#create({ ...input, hits }, client))
    })
  }

  /** The files are put before the product is there, under the id that it will have. */
  async #createWith(files: SentFile[], input: Input): Promise<number> {
    const prepared = await preparePictures(files)
    const { id, isListed } = await this.#rehearse(input)
    const placing = { productId: id, prepared, fields: {} }
    const additions = additionsTo([], placing)
    const put = {
      folder: folderOf({ productId: id }),
      files: additions.flatMap((one) => filesOf(one.name, one)),
      isPublic: async () => isListed,
    }
    await storeFiles(put, async (client) => {
      await this.#create({ ...input, id }, client)
      await addRows(placing, { isListed, stored: additions.map(({ name }) => name) }, client)
    })
    return id
  }

  /** What the product will be; nothing of it is kept. No file travels for one that is refused. */
  async #rehearse(input: Input): Promise<Product> {
    const client = await db.transaction()
    try {
      return await Product.findOrFail(await this.#create(input, client), { client })
    } finally {
      await client.rollback()
    }
  }

  async #create(input: Input, client?: TransactionClientContract): Promise<number> {
    const id = await this.#add(input, client)
    const target = { kind: 'product' as const, id }
    const { hits = [], owner } = input
    if (hits.length) await noteHits({ target, subjectId: owner.id, hits }, client!)
    return id
  }

  async #add(input: Input, client?: QueryClientContract): Promise<number> {
    const tags = wantedTags(input.fields.tags)
    const id = await this.#insert(input, tags, client)
    if (id !== null) return id
    await makeMissingTags(tags, client)
    const made = await this.#insert(input, tags, client)
    // A tag that was there is merged into another one meanwhile.
    if (made === null) throw new ConflictException()
    return made
  }

  async #insert(input: Input, tags: WantedTags, client?: QueryClientContract) {
    const { owner, fields } = input
    const row = rowOf(input)
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

/** The columns that are known; what hits a rule that holds waits for a moderator. */
function rowOf({ fields, id, hits = [] }: Input) {
  const held = effectOf(hits) === 'hold' ? { moderation_state: 'held' } : {}
  return { currency: 'USD', status: 'published', ...columnsIn(fields), ...given({ id }), ...held }
}

/** A category is found by id or by slug: two texts, and only the usual one is prepared. */
function nameFor({ category_id: id }: NewProduct, columns: string[]) {
  const name = `create:${columns.join()}`
  return id === undefined || name.length > MAX_NAME ? undefined : name
}
