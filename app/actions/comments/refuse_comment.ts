import sql from 'sql-template-tag'
import type { NewComment } from '#actions/comments/new_comment'
import { ConflictException } from '#exceptions/http'
import { InvalidInputException, type FieldProblem } from '#exceptions/invalid_input_exception'
import { depthOf, MAX_DEPTH } from '#queries/comments/depth'
import { visibleTo, withinReach } from '#queries/comments/visible'
import { select } from '#db/statements'

interface Facts {
  has_product: boolean
  /** null when there is no such parent */
  parent_product: number | null
  depth: number | null
}

/** Finds out why a comment was not taken. @throws InvalidInputException; ConflictException when all is well by now */
export async function refuseComment(input: NewComment): Promise<never> {
  const [facts] = await select<Facts>({ sql: statement(input) })
  const problem = problemOf(input, facts!)
  throw problem ? new InvalidInputException([problem]) : new ConflictException()
}

const statement = ({ author, product, parent }: NewComment) => sql`
  select exists (select from products_product p
      where p.id = ${product} and ${withinReach(author)}) as has_product,
    (select c.product_id from products_comment c join products_product p on p.id = c.product_id
      where c.id = ${parent} and c.is_active and ${visibleTo(author)} and ${withinReach(author)}
    ) as parent_product,
    ${depthOf(parent ?? 0)} as depth`

function problemOf({ product, parent }: NewComment, facts: Facts): FieldProblem | null {
  if (!facts.has_product)
    return { path: ['product'], code: 'not_found', params: { value: product } }
  if (parent === null) return null
  if (facts.parent_product === null)
    return { path: ['parent'], code: 'not_found', params: { value: parent } }
  if (facts.parent_product !== product) return { path: ['parent'], code: 'other_product' }
  if (facts.depth! < MAX_DEPTH) return null
  return { path: ['parent'], code: 'max_depth', params: { max: MAX_DEPTH } }
}
