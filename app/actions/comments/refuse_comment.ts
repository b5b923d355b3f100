import sql from 'sql-template-tag'
import type { NewComment } from '#actions/comments/new_comment'
import { ConflictException } from '#exceptions/http'
import { refuseProblems, type FieldProblem } from '#exceptions/invalid_input_exception'
import { depthOf, MAX_DEPTH } from '#queries/comments/depth'
import { visibleTo, withinReach } from '#queries/comments/visible'
import { select } from '#db/statements'

interface Facts {
  has_product: boolean
  /** null when there is no such parent */
  parent_product: number | null
  depth: number | null
}

/** Where a comment is to go; of refused input what is good by itself. */
type Place = Pick<NewComment, 'author'> & Partial<Pick<NewComment, 'product' | 'parent'>>

/** Finds out why a comment was not taken. @throws InvalidInputException; ConflictException when all is well by now */
export async function refuseComment(input: NewComment): Promise<never> {
  const facts = await factsOf(input)
  refuseProblems(missing(input, facts))
  refuseProblems(misplaced(input, facts))
  throw new ConflictException()
}

/** A problem for the product and the parent that do not exist for the author. */
export const missingPlaces = async (place: Place) => missing(place, await factsOf(place))

async function factsOf({ author, product = 0, parent = null }: Place): Promise<Facts> {
  const statement = sql`
    select exists (select from products_product p
        where p.id = ${product} and ${withinReach(author)}) as has_product,
      (select c.product_id from products_comment c join products_product p on p.id = c.product_id
        where c.id = ${parent} and c.is_active and ${visibleTo(author)} and ${withinReach(author)}
      ) as parent_product,
      ${depthOf(parent ?? 0)} as depth`
  const [facts] = await select<Facts>({ sql: statement })
  return facts!
}

function missing({ product, parent }: Place, facts: Facts): FieldProblem[] {
  const fields = {
    product: facts.has_product ? undefined : product,
    parent: facts.parent_product === null ? parent : undefined,
  }
  return Object.entries(fields).flatMap(([field, value]) =>
    value === undefined || value === null
      ? []
      : { path: [field], code: 'not_found', params: { value } }
  )
}

/** Asked when both are there, as DRF validates fields first and what they are to each other afterwards. */
function misplaced({ product, parent }: NewComment, facts: Facts): FieldProblem[] {
  if (parent === null) return []
  if (facts.parent_product !== product) return [{ path: ['parent'], code: 'other_product' }]
  if (facts.depth! < MAX_DEPTH) return []
  return [{ path: ['parent'], code: 'max_depth', params: { max: MAX_DEPTH } }]
}
