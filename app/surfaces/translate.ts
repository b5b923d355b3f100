import { errors as bouncerErrors } from '@adonisjs/bouncer'
import { errors as lucidErrors } from '@adonisjs/lucid'
import { errors as shieldErrors } from '@adonisjs/shield'
import {
  BadCsrfTokenException,
  BodyTooLargeException,
  ConflictException,
  DatabaseUnavailableException,
  InternalErrorException,
  NotFoundException,
  ParseErrorException,
  PermissionDeniedException,
} from '#exceptions/http'
import { Refusal } from '#exceptions/refusal'
import { databaseFault } from '#db/database_fault'

/** Any error as a refusal: ours as it is, the framework's and the database's by what they mean. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof bouncerErrors.E_AUTHORIZATION_FAILURE) return new PermissionDeniedException()
  if (error instanceof shieldErrors.E_BAD_CSRF_TOKEN) return new BadCsrfTokenException()
  if (error instanceof lucidErrors.E_ROW_NOT_FOUND) return new NotFoundException()
  return fromHttp(error) ?? fromDatabase(error) ?? new InternalErrorException()
}

/** What the body parser throws: a status and, for JSON, the parser's own message. */
function fromHttp(error: unknown): Refusal | null {
  const { status, message, code } = error as { status?: number; message?: string; code?: string }
  if (status === 413) return new BodyTooLargeException()
  if (status !== 400 && status !== 422) return null
  const format = code === 'E_INVALID_MULTIPART_REQUEST' ? 'Multipart form' : 'JSON'
  return new ParseErrorException({ format, reason: message })
}

/** A constraint that no action worded was broken by somebody else's write in between. */
function fromDatabase(error: unknown): Refusal | null {
  const fault = databaseFault(error)
  if (fault === 'unavailable') return new DatabaseUnavailableException()
  return fault ? new ConflictException() : null
}
