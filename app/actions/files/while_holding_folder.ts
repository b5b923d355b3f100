import { dirname } from 'node:path/posix'
import { dropHold, prolongHold, takeHold } from '#actions/files/holds'

/** Uploads of the owner are refused for so long when this process dies. */
const SECONDS = 45
const PROLONG_MS = 15_000
/** Longer than the hold of one that died lasts, so that what was cut off can go on at once. */
const TIMES = { seconds: SECONDS, patienceMs: 60_000 }

/** Ask this before what cannot be undone. @throws StorageAwayException when it is over, and others may be at the files */
type StillHeld = () => Promise<void>

/** Does work on files of a folder while nobody else brings, moves or deletes some there. */
export async function whileHoldingFolder<T>(
  folder: string,
  work: (stillHeld: StillHeld) => Promise<T>
): Promise<T> {
  const hold = await takeHold({ folder, names: [], isAlone: true, ...TIMES })
  const stillHeld = () => prolongHold(hold, SECONDS)
  const timer = setInterval(() => void stillHeld().catch(() => {}), PROLONG_MS)
  try {
    return await work(stillHeld)
  } finally {
    clearInterval(timer)
    await dropHold(hold)
  }
}

/** The folder that is held while a file is put, moved and deleted; an original's is that of its picture. */
export const folderHolding = (name: string): string => dirname(name.replace(/^originals\//, ''))
