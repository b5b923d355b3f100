/** What guessing passwords costs. */
export default {
  /** A refusal takes no less, so that it does not tell whether an account is there or how old its hash is. */
  refusalMs: 500,
  /** An account may be tried so often from one network, then it is closed to it. */
  failures: 5,
  lockSeconds: 15 * 60,
}
