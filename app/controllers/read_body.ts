import type { HttpContext } from '@adonisjs/core/http'
import { InvalidInputException, type FieldProblem } from '#exceptions/invalid_input_exception'
import { routeNamed } from '#routing/table'
import { bodyFor, type Output, type Validator } from '#validators/input'
import type { GoodFields, Stored } from '#validators/meta'

/** What only the database knows of a body. */
export interface Known<V extends Validator> {
  /**
   * Values as the row has them: one that stays as it is passes, since Django stored some that break rules of ours.
   * A function is called only when the body would be refused.
   */
  stored?: Stored | (() => Promise<Stored>)
  /** The problems of the fields that are good by themselves; asked only when others are not. */
  problems?: (good: GoodFields<Output<V>>) => Promise<FieldProblem[]>
}

/**
 * The body of a request, as the validator takes it that the route's entry names.
 *
 * @param validators - those that the entries of the controller's method name
 * @throws the refusal of a body that could not be read, and InvalidInputException with all problems at once
 */
export async function readBody<V extends Validator>(
  { request, route }: HttpContext,
  validators: V | V[],
  known: Known<V> = {}
): Promise<Output<V>> {
  const named = routeNamed(route?.name)?.body?.validator
  const validator = [validators].flat().find((one) => one === named)
  if (!validator) throw new Error(`the entry of ${route?.name} names another validator`)
  return validated(validator, bodyFor(request, validator), known)
}

export async function validated<V extends Validator>(
  validator: V,
  body: unknown,
  { stored, problems }: Known<V>
): Promise<Output<V>> {
  const isAsked = typeof stored === 'function'
  const good = {}
  const meta = { good, stored: isAsked ? undefined : stored }
  try {
    return (await validator.validate(body, { meta } as never)) as Output<V>
  } catch (error) {
    if (!(error instanceof InvalidInputException)) throw error
    if (isAsked) return validated(validator, body, { stored: await stored(), problems })
    throw new InvalidInputException([...error.problems, ...((await problems?.(good)) ?? [])])
  }
}
