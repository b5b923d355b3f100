import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DateTime } from 'luxon'
import { askForPlacing } from '#actions/files/ask_for_placing'
import {
  choiceProblems,
  columnsIn,
  namedCategory,
  type ProductChange,
} from '#actions/products/product_fields'
import { textsOf } from '#actions/products/product_texts'
import { effectOf, type FoundHit } from '#actions/screening/find_hits'
import { noteHits } from '#actions/screening/note_hits'
import { hitsOfNew, refuseHits, screened } from '#actions/screening/screened'
import { setTags } from '#actions/products/set_tags'
import { NotFoundException } from '#exceptions/http'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import Product from '#models/product'
import { atomically } from '#db/atomically'
import { given } from '#support/given'

interface Input {
  owner: { id: number; isModerator: boolean }
  productId: number
  fields: ProductChange
  /** what else belongs to the transaction; the product is not yet saved, and knows what it was */
  within?: (product: Product, client: TransactionClientContract) => Promise<void>
}

/** Changes what the fields name and nothing else, so two edits of different fields both survive. */
export default class UpdateProduct {
  /**
   * @throws NotFoundException when the product was deleted meanwhile
   * @throws InvalidInputException when the category or a tag is not an active one
   * @throws ContentRefusedException when a rule of the moderators does not take a new text
   */
  handle({ owner, productId, fields, within = async () => {} }: Input): Promise<void> {
    const texts = textsOf(fields)
    return screened({ target: 'product', texts, author: owner, isEdit: true }, (found) =>
      atomically(async (client) => {
        const product = await Product.query({ client }).where('id', productId).forUpdate().first()
        if (!product?.isActive) throw new NotFoundException()
        const { name, description } = product
        const hits = hitsOfNew(found, texts, { name, description })
        refuseHits(hits)
        await this.#change(product, { fields, hits, within }, client)
      })
    )
  }

  async #change(
    product: Product,
    { fields, hits, within }: Required<Pick<Input, 'fields' | 'within'>> & { hits: FoundHit[] },
    client: TransactionClientContract
  ) {
    const { id: productId, userId: subjectId } = product
    const category = await namedCategory(fields, productId, client)
    const inactive = fields.tags ? await setTags(product, fields.tags) : []
    refuseProblems(choiceProblems(fields, { category, inactive }))
    product.merge(given({ ...attributesOf(fields), categoryId: category ?? undefined }))
    await within(product, client)
    if (fields.tags) product.updatedAt = DateTime.utc()
    if (effectOf(hits) === 'hold') product.hold()
    await product.save()
    if (hits.length)
      await noteHits({ target: { kind: 'product', id: productId }, subjectId, hits }, client)
    if (fields.status || hits.length) await askForPlacing({ productId }, client)
  }
}

/** Lucid's names of the columns that the fields name. */
function attributesOf(fields: ProductChange): Partial<Product> {
  const columns = Object.entries(columnsIn(fields))
  return Object.fromEntries(
    columns.map(([name, value]) => [Product.$keys.columnsToAttributes.resolve(name), value])
  )
}
