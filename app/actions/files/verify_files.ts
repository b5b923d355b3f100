import pLimit from 'p-limit'
import { fileFault, type FileFault } from '#actions/files/file_fault'
import MediaFile from '#models/media_file'
import { registeredFiles } from '#queries/files/registered_files'

/** Questions to a store at once. */
const TOGETHER = 8

interface Input {
  /** read each file, and compare its checksum */
  checksum: boolean
  onBroken(name: string, fault: FileFault): void
  onProgress?(done: number): void
}

/** Holds every row of the registry against the file that it tells of. Changes nothing. */
export default class VerifyFiles {
  /** @returns how many were looked at */
  async handle({ checksum, onBroken, onProgress }: Input): Promise<number> {
    const asking = pLimit(TOGETHER)
    let done = 0
    for await (const files of registeredFiles()) {
      const faults = await asking.map(files, (file) => confirmedFault(file, checksum))
      for (const [at, fault] of faults.entries()) if (fault) onBroken(files[at]!.name, fault)
      onProgress?.((done += files.length))
    }
    return done
  }
}

/** A file may have been moved or deleted since its row was read, which then tells so. */
async function confirmedFault(file: MediaFile, checksum: boolean): Promise<FileFault | undefined> {
  if (!(await fileFault(file, checksum))) return undefined
  const now = await MediaFile.find(file.name)
  return now ? fileFault(now, checksum) : undefined
}
