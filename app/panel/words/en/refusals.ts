/** What fields say about what was written into them; the API says the same. */
export { sentences as problems } from '#dialects/problem/sentences'

/** Titles of pages that refuse something, by their status. */
export const refusalTitles: Record<number, string> = {
  400: 'This cannot be taken',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Nothing here',
  405: 'Nothing here',
  409: 'Changed meanwhile',
  413: 'Too large',
  415: 'Of another kind',
  429: 'Too often',
  500: 'Something broke',
  503: 'Not now',
  507: 'No room left',
}

/** What pages say of a refusal, by its code. One that is not here speaks for itself. */
export const refusals: Record<string, string> = {
  throttled: 'You did this too often.',
  sign_in_locked: 'Too many sign-ins failed. This name is closed to your network for a while.',
  not_found: 'There is nothing here that you can see.',
  not_authenticated: 'Sign in first.',
  method_not_allowed:
    'Nothing is shown at this address, as it is only where a form is sent. Go back to its page.',
  body_too_large: 'What was sent is too large: 1 MB of text, and pictures of 10 MB each.',
  unsupported_media_type: 'What was sent is no form.',
  malformed_request: 'The browser sent something that cannot be read.',
  ticket_not_valid: 'This took too long, or too many codes were wrong. Begin anew.',
  email_not_verified: 'Verify your e-mail address first: the mail that we sent says how.',
  two_factor_setup_required: 'Your role needs two-step sign-in. Set it up in your account first.',
  two_factor_not_begun: 'Begin with your password: then the app gets a new secret.',
  erasure_pending: 'This account waits to be erased. Sign in on the site to keep it.',
  recent_sign_in_required:
    'Your account has no password. Sign in by Google once more, and repeat this within five minutes.',
  invalid_cursor: 'This page of the list is gone. Begin at its first page.',
  invalid_page: 'The list has no such page.',
  disallowed_host: 'This server does not answer under this name.',
}

export const tryAgain = (seconds: number) =>
  seconds > 90 ? `Try again in ${Math.ceil(seconds / 60)} minutes.` : `Try again in ${seconds} s.`
