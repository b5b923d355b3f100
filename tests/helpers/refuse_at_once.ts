import signIn from '#rules/sign_in'

/** For tests that are refused often and measure no time; returns what undoes it. */
export function refuseAtOnce(): () => void {
  const { refusalMs } = signIn
  signIn.refusalMs = 0
  return () => {
    signIn.refusalMs = refusalMs
  }
}
