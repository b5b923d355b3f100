import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { changeCategory } from '#actions/categories/change_category'
import { newSolePicture } from '#actions/pictures/new_sole_picture'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import type { SentFile } from '#exceptions/pictures'
import Category from '#models/category'
import { categoryProblems } from '#queries/categories/category_problems'
import { given } from '#support/given'

/** What else belongs to the transaction. */
type Within = (id: number, client: TransactionClientContract) => Promise<void>

interface Input {
  name: string
  slug: string
  description?: string
  parent?: number | null
}

/** Adds an active category, with its image or not at all. */
export default class CreateCategory {
  /**
   * @returns the new category's id
   * @throws InvalidInputException when its slug is another's or there is no such parent, and for an image what
   *   ReplaceSolePicture throws
   */
  async handle(fields: Input, image?: SentFile, within: Within = async () => {}): Promise<number> {
    if (!image)
      return changeCategory(async (client) => {
        const id = await create(fields, client)
        await within(id, client)
        return id
      })
    const id = await this.#rehearse(fields)
    const picture = await newSolePicture({ categoryId: id }, image)
    const put = { ...picture.put, isPublic: async () => true }
    return changeCategory((client) => create(fields, client, id), { ...picture, put })
  }

  /** The id that it will have; nothing of it is kept. No file travels for one that is refused. */
  async #rehearse(fields: Input): Promise<number> {
    const client = await db.transaction()
    try {
      return await create(fields, client)
    } finally {
      await client.rollback()
    }
  }
}

async function create(
  { name, slug, description = '', parent = null }: Input,
  client: TransactionClientContract,
  id?: number
): Promise<number> {
  refuseProblems(await categoryProblems({ slug, parent }, client))
  const columns = { name, slug, description, parentId: parent, image: '', isActive: true }
  const category = await Category.create({ ...columns, ...given({ id }) }, { client })
  return category.id
}
