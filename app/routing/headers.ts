const text = (description: string) => ({ description, schema: { type: 'string' } })
const whole = (description: string) => ({ description, schema: { type: 'integer', minimum: 0 } })

/** Every header that an answer may be documented with. */
export const headers = {
  'X-Request-Id': text('The id of this request, as sent or made up; the log has it too'),
  'ETag': text('Names this state of the resource; send it back as If-None-Match'),
  'X-Total-Count': whole('How many rows there are in all'),
  'Location': text('Where the new resource is'),
  'Content-Range': text('Which bytes these are, and of how many'),
  'WWW-Authenticate': text('How to sign in'),
  'Retry-After': whole('Seconds until it makes sense to try again'),
  'X-RateLimit-Limit': whole('Requests allowed in a window'),
  'X-RateLimit-Remaining': whole('Requests that are left'),
  'X-RateLimit-Reset': whole('When one request more is left than now, in seconds since 1970'),
  'RateLimit': text('What is left of the quota (draft-ietf-httpapi-ratelimit-headers-10)'),
  'RateLimit-Policy': text('The quota (draft-ietf-httpapi-ratelimit-headers-10)'),
}

export type HeaderName = keyof typeof headers

/** Of every answer of a throttled route, unless throttles are off. */
export const RATE_LIMIT: HeaderName[] = [
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'RateLimit',
  'RateLimit-Policy',
]

/** References to header components, for an answer. */
export const headerReferences = (names: string[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
