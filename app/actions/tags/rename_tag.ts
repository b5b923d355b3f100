import { changesOf, noteChange } from '#actions/panel/note_change'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import ProductTag from '#models/product_tag'
import { atomically } from '#db/atomically'
import { databaseFault, violatedConstraint } from '#db/database_fault'
import type { By } from '#rules/audit'

interface Input {
  tagId: number
  name: string
  slug: string
  isActive: boolean
  by: By
}

/** Gives a tag another name, another slug, or takes it out of use and back. */
export default class RenameTag {
  /** @throws E_ROW_NOT_FOUND, InvalidInputException when another tag has the name or the slug */
  async handle({ tagId, by, ...fields }: Input): Promise<void> {
    try {
      await atomically(async (client) => {
        const tag = await ProductTag.query({ client })
          .where({ id: tagId })
          .forUpdate()
          .firstOrFail()
        tag.merge(fields)
        const target = { type: 'tag', id: tagId, name: tag.name }
        await noteChange({ by, deed: 'tag_edited', target, ...changesOf(tag) }, client)
        await tag.save()
      })
    } catch (error) {
      throw databaseFault(error) === 'unique' ? taken(violatedConstraint(error)) : error
    }
  }
}

const taken = (constraint: string) =>
  new InvalidInputException([
    /slug/.test(constraint)
      ? { path: ['slug'], code: 'unique_slug' }
      : { path: ['name'], code: 'unique_name' },
  ])
