import { existsSync, renameSync, rmSync } from 'node:fs'

/** Where tsconfig.json has the build made; what a failed or killed one leaves here is thrown away. */
export const DRAFT = '.build'
const BUILD = 'build'
const OLD = '.build.old'

/**
 * A hook of `node ace build`: puts the finished build in the place of the last one, whole. A process
 * that serves the last one has loaded all of it (see app/hosting/late_files.ts) and goes on.
 *
 * @param message - the framework's, which names the draft as the folder to go to
 */
export default function placeBuild(_: unknown, message?: { render: () => void }) {
  rmSync(OLD, { recursive: true, force: true })
  if (existsSync(BUILD)) renameSync(BUILD, OLD)
  renameSync(DRAFT, BUILD)
  rmSync(OLD, { recursive: true, force: true })
  if (message) message.render = () => {}
}
