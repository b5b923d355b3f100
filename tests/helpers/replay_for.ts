import accounts from '#config/accounts'

/** Replays refresh tokens for so many seconds. @returns what sets it back */
export function replayFor(seconds: number): () => void {
  const { refreshReplaySeconds } = accounts
  accounts.refreshReplaySeconds = seconds
  return () => void (accounts.refreshReplaySeconds = refreshReplaySeconds)
}
