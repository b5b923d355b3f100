import { statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { warn, type Finding } from '#doctor/finding'
import { dataFolder } from '#installation/data_folder'
import { projectRoot } from '#installation/project_root'
import env from '#start/env'

/** Bits of a file's mode that let others read it. */
const OTHERS = 0o044

/**
 * Whether somebody else may read the keys, or guess passwords. Keys that are missing, short or samples end the
 * program before it comes to this.
 */
export function checkKeys(): Finding[] {
  const files = [
    join(dataFolder(env.get('VITRIN_DATA_DIR')), 'keys.json'),
    fileURLToPath(new URL('.env', projectRoot())),
  ]
  const readable = files.filter(isReadable)
  const lifted = (['THROTTLE_ENABLED', 'LOGIN_LOCK_ENABLED'] as const).filter(
    (name) => env.get(name) === false
  )
  return [
    ...readable.map((path) => warn(`${path} can be read by others`, `chmod 600 ${path}`)),
    ...(lifted.length
      ? [
          warn(
            `${lifted.join(' and ')} off: passwords can be guessed without limit`,
            `take ${lifted.join(' and ')} out of the settings`
          ),
        ]
      : []),
  ]
}

function isReadable(path: string): boolean {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0
  return (mode & OTHERS) !== 0
}
