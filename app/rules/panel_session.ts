/** How long somebody stays signed in to the panel, in seconds. */
export default {
  /** without a request */
  idleSeconds: 30 * 60,
  /** however busy they are */
  absoluteSeconds: 12 * 3600,
  /** after they proved who they are, for deeds that want it fresh */
  proofSeconds: 15 * 60,
}

/** What the keys of sessions of pages begin with, where Redis has them. */
export const SESSION_KEYS = 'vitrin:session:'
