import { createHash } from 'node:crypto'
import type { ArchiveWriter } from '#backup/archive_writer'
import { ENTRIES, type MediaCount, type MediaKind } from '#backup/manifest'
import { namedFiles, type NamedFile } from '#backup/media_names'
import type { Progress } from '#backup/progress'
import type { Snapshot } from '#backup/snapshot'
import { askEither } from '#storage/read_either'
import { FileMissing } from '#storage/store'

/** What the list says of a file; one that is missing has no digest. */
export interface ListedFile {
  store: 'public' | 'private'
  name: string
  size: number
  sha256: string | null
}

const storeOf = ({ is_public: isPublic }: NamedFile) => (isPublic ? 'public' : 'private')

/** Writes the files that rows of the snapshot name, or only their list; each thousand is followed by its list. */
export async function writeMedia(
  { client }: Snapshot,
  archive: ArchiveWriter,
  options: { kind: MediaKind; onProgress: Progress }
): Promise<MediaCount> {
  const { kind, onProgress } = options
  const count: MediaCount = { kind, files: 0, bytes: 0, missing: 0 }
  let lists = 0
  for await (const page of namedFiles(client)) {
    const listed: ListedFile[] = []
    for (const file of page)
      listed.push(kind === 'files' ? await writeFile(file, archive) : listedOnly(file))
    for (const { size, sha256 } of listed)
      addTo(count, { size, isMissing: !sha256 && kind === 'files' })
    const lines = listed.map((file) => `${JSON.stringify(file)}\n`).join('')
    await archive.add(ENTRIES.mediaList(++lists), Buffer.from(lines))
    onProgress({ step: 'files', done: count.files })
  }
  return count
}

function addTo(count: MediaCount, { size, isMissing }: { size: number; isMissing: boolean }): void {
  if (isMissing) count.missing++
  else count.files++
  count.bytes += size
}

const listedOnly = (file: NamedFile): ListedFile => ({
  ...{ store: storeOf(file), name: file.name },
  ...{ size: Number(file.size ?? 0), sha256: file.sha256 },
})

async function writeFile(file: NamedFile, archive: ArchiveWriter): Promise<ListedFile> {
  const { name, is_public: isPublic } = file
  const store = storeOf(file)
  try {
    const bytes = await askEither(isPublic, (from) => from.bytes(name))
    await archive.add(ENTRIES.media(store, name), bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return { store, name, size: bytes.length, sha256 }
  } catch (error) {
    if (!(error instanceof FileMissing)) throw error
    return { store, name, size: 0, sha256: null }
  }
}
