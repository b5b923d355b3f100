import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Packages that `npm ci` leaves out with `--omit=dev` and with NODE_ENV=production; the compiler itself
 * may stay, as a package that others may work with.
 */
const BUILDERS = ['typescript', '@poppinss/ts-exec', '@adonisjs/tsconfig']

/** Whether the packages are there that make a build, and that run the sources as they are. */
export const hasBuilders = (checkout = '.'): boolean =>
  BUILDERS.every((name) => existsSync(join(checkout, 'node_modules', name)))

/** Ends this process and says why. */
export function refuseWithoutBuilders(): never {
  const remedy = 'run `npm ci --include=dev`, or `npm run build` before the packages are pruned'
  console.error(
    `vitrin: there is no build of these sources, and npm left out what makes one: ${remedy}`
  )
  process.exit(1)
}
