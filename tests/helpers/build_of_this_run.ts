import { join } from 'node:path'
import { quickBuild } from '#tests/helpers/quick_build'
import type { Settings } from '#tests/helpers/run_database'
import { makeDataFolder, removeDataFolder } from '#tests/helpers/throwaway_folder'

let checkout: string | undefined

/** A folder with one build in `build/` for all processes of a run: to translate the sources at each start costs most of it. */
export function buildOfThisRun(): string {
  if (checkout) return checkout
  const folder = makeDataFolder('build')
  process.on('exit', () => removeDataFolder(folder))
  quickBuild(folder)
  return (checkout = folder)
}

/** The whole environment of a process that knows the settings given and nothing else. What node compiles of the build is kept in it. */
export const environmentOf = (settings: Settings): Settings => ({
  PATH: process.env.PATH!,
  NODE_ENV: 'test',
  ENV_PATH: '/nowhere',
  ...(checkout && { NODE_COMPILE_CACHE: join(checkout, 'compiled') }),
  ...settings,
})
