import type { Params } from '#exceptions/refusal'

type Sentence = (params: Params) => string

/** DRF's `detail` by public code; a code that is not here is our own and keeps its neutral message. */
export const details: Record<string, Sentence> = {
  not_found: () => 'Not found.',
  not_authenticated: () => 'Authentication credentials were not provided.',
  permission_denied: () => 'You do not have permission to perform this action.',
  method_not_allowed: ({ method }) => `Method "${method}" not allowed.`,
  unsupported_media_type: ({ mediaType }) => `Unsupported media type "${mediaType}" in request.`,
  parse_error: ({ format, reason }) => `${format} parse error - ${reason}`,
  invalid_page: () => 'Invalid page.',
  invalid_cursor: () => 'Invalid cursor',
}
