import google from '#config/google'
import { GoogleTokenNotValidException } from '#exceptions/google'

/**
 * Holds whom a token was made for against our clients, so that another site's token opens nothing here.
 *
 * @throws GoogleTokenNotValidException
 */
export function assertOurs(client: unknown): void {
  if (!google.clientIds.includes(client as string)) throw new GoogleTokenNotValidException()
}
