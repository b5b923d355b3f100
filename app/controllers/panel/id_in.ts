import type { HttpRequest } from '@adonisjs/core/http'
import { asRowId, readInteger } from '#support/integer'
import { queryOf } from '#validators/page'

/** The id that a parameter of an address names; null for what no row can be called. */
export const idIn = (request: HttpRequest, name: string): number | null =>
  asRowId(readInteger(queryOf(request).asked[name] ?? '') ?? 0n)
