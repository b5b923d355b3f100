import type { Caller } from '#rules/security_event'
import type { Viewer } from '#rules/viewer'

/** Who does something in the panel, and from where. */
export interface By {
  viewer: Viewer
  caller: Caller
}

/** Who does what is written down: somebody in the panel, or a command, as `cli:root`. */
export type AuditedBy = By | { actor: string }
