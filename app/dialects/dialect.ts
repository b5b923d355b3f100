import type { Refusal } from '#exceptions/refusal'

/** What a body may say about the request that was refused. */
export interface RefusalContext {
  requestId: string
  /** path of the request, without its query */
  instance: string
  /** scheme and host in front of links */
  origin: string
}

/** One way of wording refusals: the same refusal, another letter. */
export interface Dialect {
  contentType: string
  render(refusal: Refusal, context: RefusalContext): object
}
