import type { HttpRequest } from '@adonisjs/core/http'
import { asRowId, readInteger } from '#support/integer'
import { queryOf } from '#validators/page'

/** The id that a parameter of an address names; null for what no row can be called. */
export function idIn(request: HttpRequest, name: string): number | null {
  const integer = readInteger(queryOf(request).asked[name] ?? '')
  return integer === null ? null : asRowId(integer)
}
