import { tokenDetail } from '#dialects/drf/tokens'
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
  token_not_valid: tokenDetail,
  bad_authorization_header: () => 'Authorization header must contain two space-delimited values',
  user_not_found: () => 'User not found',
  user_inactive: () => 'User is inactive',
  no_active_account: ({ by }) =>
    by === 'token'
      ? 'No active account found for the given token.'
      : 'No active account found with the given credentials',
  throttled: ({ seconds }) => `Request was throttled. Expected available in ${plural(seconds)}.`,
  sign_in_locked: ({ seconds }) =>
    `Too many failed sign-ins. Expected available in ${plural(seconds)}.`,
}

const plural = (seconds: unknown) => `${seconds} second${seconds === 1 ? '' : 's'}`

/** The seed's views answer these with a `message` and the state, in place of a `detail`. */
export const messages: Record<string, string> = {
  product_already_liked: 'Product already liked',
  product_not_liked: 'Product not liked',
  comment_already_liked: 'Comment already liked',
  comment_not_liked: 'Comment not liked',
}
