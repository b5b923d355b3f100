/** Of every answer, also of those that node's parser causes; pages have a policy of their own. */
export const commonHeaders = (requestId: string) => ({
  'X-Request-Id': requestId,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Vary': 'Accept, Origin',
})
