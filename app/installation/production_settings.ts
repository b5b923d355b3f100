import { StartupError } from '#support/startup_error'

const MIN_KEY_BYTES = 32
const SAMPLES = /your-secret-key|change-?me|secret-key-here|example|^(.)\1+$/i

/**
 * Refuses keys that would let anyone sign tokens or cookies.
 *
 * @param keys - setting name → value as given
 * @throws StartupError naming the first setting that is missing, shorter than 32 bytes or a sample value
 */
export function assertProductionSettings(keys: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(keys)) {
    if (!value)
      throw new StartupError(`${name} is missing: set it to at least ${MIN_KEY_BYTES} random bytes`)
    if (Buffer.byteLength(value) < MIN_KEY_BYTES)
      throw new StartupError(`${name} is too short: it needs at least ${MIN_KEY_BYTES} bytes`)
    if (SAMPLES.test(value))
      throw new StartupError(`${name} is a sample value: generate one of your own`)
  }
}
