import { STATUS_CODES } from 'node:http'
import { refusalsOf } from '#openapi/route_refusals'
import { example } from '#openapi/refusal_examples'
import { refusals } from '#routing/refusals'
import { allRoutes, pathOf } from '#routing/table'

/** What to do about a refusal, by its status: the code says what is wrong, the status who can act. */
const ADVICE: Record<number, string> = {
  400: 'Change the request before you send it again; the body of the answer says what to change.',
  401: 'Sign in, or spend the refresh token, and send the new access token as Bearer.',
  403: 'Ask with an account that owns this or may moderate it; signing in again will not help.',
  404: 'Check the id or the page. What you may not see is answered as if it were not there.',
  405: 'Use one of the methods in the Allow header.',
  408: 'Send the request again, and all of it at once.',
  409: 'Read the present state, then send the request again if it still makes sense.',
  413: 'Send less at once.',
  415: 'Send one of the media types that this operation lists.',
  416: 'Ask for bytes that the file has; Content-Range tells its size.',
  431: 'Send fewer or shorter headers; cookies are headers, too.',
  429: 'Wait for the seconds in the Retry-After header, then go on more slowly.',
  500: 'Tell who runs this server, with the request id: its log has the cause under that id.',
  507: 'Tell who runs this server that its disk or bucket is full; what you send is not kept until then.',
  503: 'Wait for the seconds in the Retry-After header and send the request again.',
}

/** What there is to say about a public error code; undefined when nothing answers it. */
export function errorPage(code: string) {
  const refusal = Object.values(refusals).find(({ publicCode }) => publicCode === code)
  if (!refusal) return undefined
  const { status, message } = refusal
  return {
    code,
    status: `${status} ${STATUS_CODES[status]}`,
    meaning: `${message}.`,
    advice: ADVICE[status],
    drf: JSON.stringify(example(refusal, 'drf'), null, 2),
    problem: JSON.stringify(example(refusal, 'problem'), null, 2),
    operations: operationsThatAnswer(code),
  }
}

const operationsThatAnswer = (code: string) =>
  allRoutes()
    .filter((route) => refusalsOf(route).some(({ publicCode }) => publicCode === code))
    .map((route) => ({ call: `${route.method} ${pathOf(route)}`, summary: route.summary }))
