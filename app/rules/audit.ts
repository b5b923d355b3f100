import type { Caller } from '#rules/security_event'
import type { Viewer } from '#rules/viewer'

/** Who does something in the panel, and from where. */
export interface By {
  viewer: Viewer
  caller: Caller
}
