import { Refusal } from '#exceptions/refusal'

export class NotFoundException extends Refusal {
  static status = 404
  static code = 'E_NOT_FOUND'
  static message = 'There is nothing here that you can see'
}

export class NotAuthenticatedException extends Refusal {
  static status = 401
  static code = 'E_NOT_AUTHENTICATED'
  static message = 'Sign in first: send an access token as Bearer'

  constructor() {
    super({}, { 'WWW-Authenticate': 'Bearer realm="api"' })
  }
}

export class PermissionDeniedException extends Refusal {
  static status = 403
  static code = 'E_PERMISSION_DENIED'
  static message = 'Your account may not do this'
}

/** Of forms on pages. */
export class BadCsrfTokenException extends Refusal {
  static status = 403
  static code = 'E_BAD_CSRF_TOKEN'
  static message =
    'This form was open for too long, or another site sent it; go back, reload the page and send it again'
}

export class MethodNotAllowedException extends Refusal {
  static status = 405
  static code = 'E_METHOD_NOT_ALLOWED'
  static message = 'This path does not take that method; the Allow header lists those it takes'

  /** @param allowed - the path's methods, for the `Allow` header (RFC 9110 §15.5.6) */
  constructor(method: string, allowed: string[]) {
    super({ method }, { Allow: allowed.join(', ') })
  }
}

export class MalformedRequestException extends Refusal {
  static status = 400
  static code = 'E_MALFORMED_REQUEST'
  static message = 'This is no request of HTTP/1.1'
}

export class HeadersTooLargeException extends Refusal {
  static status = 431
  static code = 'E_HEADERS_TOO_LARGE'
  static message = 'The headers are larger than 16 KiB'
}

export class RequestTimeoutException extends Refusal {
  static status = 408
  static code = 'E_REQUEST_TIMEOUT'
  static message = 'The request did not arrive in time'
}

export class UnsupportedMediaTypeException extends Refusal {
  static status = 415
  static code = 'E_UNSUPPORTED_MEDIA_TYPE'
  static message = 'Send JSON, a URL-encoded form or multipart form data'
}

export class ParseErrorException extends Refusal {
  static status = 400
  static code = 'E_PARSE_ERROR'
  static message = 'The body cannot be parsed'
}

export class BodyTooLargeException extends Refusal {
  static status = 413
  static code = 'E_BODY_TOO_LARGE'
  static message =
    'The body is larger than 1 MiB; on top of that, files of a form have limits of their own'
}

export class RangeNotSatisfiableException extends Refusal {
  static status = 416
  static code = 'E_RANGE_NOT_SATISFIABLE'
  static message = 'The file ends before the bytes that the Range header asks for'

  /** @param size - of the file, which `Content-Range` tells (RFC 9110 §15.5.17) */
  constructor(size: number) {
    super({}, { 'Content-Range': `bytes */${size}` })
  }
}

export class DisallowedHostException extends Refusal {
  static status = 400
  static code = 'E_DISALLOWED_HOST'
  static message = 'This server does not answer for that host'
}

export class InvalidPageException extends Refusal {
  static status = 404
  static code = 'E_INVALID_PAGE'
  static message = 'There is no such page'
}

export class InvalidCursorException extends Refusal {
  static status = 404
  static code = 'E_INVALID_CURSOR'
  static message = 'This cursor was not made by this list'
}

export class ConflictException extends Refusal {
  static status = 409
  static code = 'E_CONFLICT'
  static message = 'Another request changed the same thing at the same time; try again'
}

/** Of pages, where sessions are kept in Redis. */
export class SessionsAwayException extends Refusal {
  static status = 503
  static code = 'E_SESSIONS_AWAY'
  static message = 'The sessions cannot be read now; try again in a moment'

  constructor() {
    super({}, { 'Retry-After': '2' })
  }
}

export class DatabaseUnavailableException extends Refusal {
  static status = 503
  static code = 'E_DATABASE_UNAVAILABLE'
  static message = 'The database does not answer; try again in a moment'

  constructor() {
    super({}, { 'Retry-After': '2' })
  }
}

export class InternalErrorException extends Refusal {
  static status = 500
  static code = 'E_INTERNAL_ERROR'
  static message = 'Something broke on our side; the log has it under this request id'
}
