import { copyFile, type Fate } from '#actions/files/copy_file'
import { storesOf } from '#actions/files/stores_of'
import { whileAlone } from '#actions/files/while_alone'
import { folderHolding, whileHoldingFolder } from '#actions/files/while_holding_folder'
import { storedFiles, storedFilesNamed } from '#queries/files/stored_files'
import type { Disk } from '#storage/place'

interface Input {
  from: Disk
  to: Disk
  /** as for a single file, see `copyFile` */
  dryRun: boolean
  checksum: boolean
  /** ends it behind the files of a folder */
  signal: AbortSignal
  onProgress?(done: number): void
}

export type Moved = Record<'copied' | 'there', number> & Record<'missing' | 'differs', string[]>

/**
 * Copies every file that a row speaks of into the stores of another disk, and reads back what was written. What is
 * there already is passed over: cut off, it goes on where it ended, and run once more after the switch it brings what came
 * meanwhile. Nothing is deleted where it came from; the server may go on working.
 */
export default class MoveFiles {
  /** @throws ConflictException when another process is at it, StorageTrouble, AbortError */
  handle(input: Input): Promise<Moved> {
    return whileAlone('moveFiles', () => move(input))
  }
}

async function move({ from, to, signal, onProgress, ...how }: Input): Promise<Moved> {
  const moved: Moved = { copied: 0, there: 0, missing: [], differs: [] }
  const copying = { from: storesOf(from), to: storesOf(to), ...how }
  let done = 0
  for await (const rows of storedFiles()) {
    const folders = Map.groupBy(rows, ({ name }) => folderHolding(name))
    for (const [folder, files] of folders) {
      signal.throwIfAborted()
      await whileHoldingFolder(folder, async (stillHeld) => {
        // As they are now: they may have been moved or deleted since.
        for (const row of await storedFilesNamed(files.map(({ name }) => name)))
          note(moved, row.name, await copyFile(row, copying, stillHeld))
      })
    }
    onProgress?.((done += rows.length))
  }
  return moved
}

function note(moved: Moved, name: string, fate: Fate): void {
  if (fate === 'missing' || fate === 'differs') moved[fate].push(name)
  else moved[fate]++
}
