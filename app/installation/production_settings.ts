import { StartupError } from '#support/startup_error'

const MIN_KEY_BYTES = 32
const HOW = `one by node -p "crypto.randomBytes(36).toString('base64url')"`
const SAMPLES = /your-secret-key|change-?me|secret-key-here|example|django-insecure|password/i
const ROWS = ['0123456789'.repeat(5), 'abcdefghijklmnopqrstuvwxyz'.repeat(3)]

/** Whether somebody typed the key along the keyboard: one sign again and again, or signs in their order. */
function isTyped(key: string): boolean {
  const lower = key.toLowerCase()
  return /^(.)\1+$/s.test(lower) || ROWS.some((row) => row.includes(lower.slice(0, 16)))
}

/**
 * Refuses keys that would let anyone sign tokens or cookies.
 *
 * @param keys - setting name → value as given
 * @throws StartupError naming the first setting that is missing, shorter than 32 bytes or a sample value
 */
export function assertProductionSettings(keys: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(keys)) {
    if (!value) throw new StartupError(`${name} is missing: generate ${HOW}`)
    if (Buffer.byteLength(value) < MIN_KEY_BYTES)
      throw new StartupError(`${name} is too short: it needs at least ${MIN_KEY_BYTES} bytes`)
    if (SAMPLES.test(value) || isTyped(value))
      throw new StartupError(`${name} is a sample value or easily guessed: generate ${HOW}`)
  }
}
