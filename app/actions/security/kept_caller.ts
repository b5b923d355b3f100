import type { Caller } from '#rules/security_event'

const MAX_ADDRESS = 64
const MAX_AGENT = 300

/** What of a caller fits into columns; a command or a job has none. */
export const keptCaller = (caller?: Caller) => ({
  address: caller?.address.slice(0, MAX_ADDRESS) ?? null,
  agent: caller?.agent.slice(0, MAX_AGENT) ?? '',
})
