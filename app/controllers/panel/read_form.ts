import type { HttpContext } from '@adonisjs/core/http'
import { validated, type Known } from '#controllers/read_body'
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
  return validated(validator, bodyFor(request, validator), known)
}
