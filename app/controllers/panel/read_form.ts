import type { HttpContext } from '@adonisjs/core/http'
import { validated, type Known } from '#controllers/read_body'
import type { Dictionary } from '#validators/form'
import { bodyFor, type Output, type Validator } from '#validators/input'

/**
 * What a form of the panel brought, as its validator takes it.
 *
 * @throws InvalidInputException with all problems at once
 */
export function readForm<V extends Validator>(
  { request }: HttpContext,
  validator: V,
  known: Known<V> = {}
): Promise<Output<V>> {
  return validated(validator, withoutBlanks(bodyFor(request, validator)), known)
}

/** Boxes come with a blank, which says that they were there when none is checked. */
function withoutBlanks(body: Dictionary): Dictionary {
  const lists = Object.entries(body).map(([name, value]) => {
    const checked = Array.isArray(value) && value.filter((one) => one !== '')
    return [name, checked ? (checked.length ? checked : undefined) : value]
  })
  return Object.fromEntries(lists.filter(([, value]) => value !== undefined))
}
