import type { HttpContext } from '@adonisjs/core/http'
import { validated, type Known } from '#controllers/read_body'
import { InvalidInputException, type FieldProblem } from '#exceptions/invalid_input_exception'
import { categoriesCalled } from '#queries/panel/categories/category_names'
import { unwritable } from '#support/text'
import { bodyFor, type Output, type Validator } from '#validators/input'
import type { Dictionary } from '#validators/form'

interface Naming<V extends Validator> extends Known<V> {
  /** the field that names a category */
  field: string
  /** whether it may name none */
  isNullable?: boolean
  /** more of the body */
  more?: Dictionary
}

/**
 * What a form brought that names a category as people do, where its validator takes an id.
 *
 * @throws InvalidInputException with all problems at once, among them a name that no or more than one category has
 */
export async function readNamed<V extends Validator>(
  { request }: HttpContext,
  validator: V,
  { field, more, isNullable, ...known }: Naming<V>
): Promise<Output<V>> {
  const body = { ...bodyFor(request, validator), ...more }
  const { id, problems } = await categoryCalled(body[field], field)
  const all: Known<V>['problems'] = async (good) => [
    ...problems,
    ...((await known.problems?.(good)) ?? []),
  ]
  const { [field]: _, ...others } = body
  const named = { ...others, ...((isNullable || id) && { [field]: id }) }
  const fields = await validated(validator, named, { ...known, problems: all })
  if (problems.length) throw new InvalidInputException(await all(fields as never))
  return fields
}

interface Called {
  /** null: none is named, or nobody can say which */
  id: number | null
  problems: FieldProblem[]
}

/** The one category that a text means. */
export async function categoryCalled(written: unknown, field: string): Promise<Called> {
  const value = typeof written === 'string' ? written.trim() : ''
  if (!value) return { id: null, problems: [] }
  const found = unwritable(value) ? [] : await categoriesCalled(value)
  const [category, other] = found
  if (category && !other) return { id: category.id, problems: [] }
  const names = found.map(({ label }) => `"${label}"`).join(', ')
  const code = found.length ? 'several_named' : 'none_named'
  return { id: null, problems: [{ path: [field], code, params: { value, names } }] }
}
