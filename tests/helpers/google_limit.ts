import type { TestContext } from '@japa/runner/core'
import google from '#config/google'

/** Has Google hang for less long than in production, until the test ends; in ms. */
export function googleLimit({ cleanup }: Pick<TestContext, 'cleanup'>, ms = 500): number {
  const { answerLimitMs } = google
  google.answerLimitMs = ms
  cleanup(() => void (google.answerLimitMs = answerLimitMs))
  return ms
}
