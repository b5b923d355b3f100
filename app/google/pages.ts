import { frontEnds, googlePath } from '#config/front_ends'
import { ownAddress } from '#config/own_address'
import { InvalidInputException } from '#exceptions/invalid_input_exception'

export const ADMIN = 'admin'

/**
 * The page that a sign-in ends on: a front end's, by its address as the settings have it, or the admin's.
 *
 * @param to - without it the first front end
 * @throws InvalidInputException for every other address
 */
export function pageFor(to = frontEnds[0]): string {
  if (to === undefined) throw new InvalidInputException([{ path: ['to'], code: 'required' }])
  if (to === ADMIN) return `${ownAddress}/admin/sign-in/google/`
  const frontEnd = frontEnds.find((one) => one === to.replace(/\/+$/, ''))
  if (frontEnd) return frontEnd + googlePath
  throw new InvalidInputException([{ path: ['to'], code: 'invalid_choice', params: { value: to } }])
}
