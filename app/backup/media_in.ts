import { extname } from 'node:path/posix'
import { readArchive } from '#backup/archive_reader'
import type { ListedFile } from '#backup/media_out'
import type { Plan } from '#backup/plan'
import type { Progress } from '#backup/progress'
import { FileMissing, type Store } from '#storage/store'
import { storeFor } from '#storage/stores'

export interface MediaBack {
  /** written */
  put: number
  /** there already, byte for byte */
  same: number
  /** of the same name and other bytes: the old ones lie below `replaced/` in the private store */
  replaced: number
  /** listed, and in no store */
  missing: number
}

/** For stores that keep types; a folder has none. */
const TYPES: Record<string, string> = {
  ...{ '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg', '.png': 'image/png', '.webp': 'image/webp' },
  ...{ '.gif': 'image/gif', '.avif': 'image/avif' },
}

const FILE = /^media\/(public|private)\/(.+)$/s
const LIST = /^media\/list-/

/** Puts the files of an archive into their stores, and looks for those that it only lists. */
export async function putMediaBack(plan: Plan, onProgress: Progress): Promise<MediaBack> {
  const back: MediaBack = { put: 0, same: 0, replaced: 0, missing: 0 }
  const aside = `replaced/${plan.manifest.createdAt.replace(/\W/g, '')}/`
  const isListed = plan.manifest.media.kind === 'list'
  await readArchive(plan.path, async ({ name, bytes }) => {
    const [, store, file] = FILE.exec(name) ?? []
    if (file) back[await putFile({ name: file, bytes, isPublic: store === 'public', aside })]++
    else if (isListed && LIST.test(name)) back.missing += await countMissing(bytes)
    if (file || LIST.test(name))
      onProgress({ step: 'files', done: back.put + back.same, total: plan.manifest.media.files })
  })
  return back
}

interface Put {
  name: string
  bytes: Buffer
  isPublic: boolean
  /** in front of the names of files that are replaced */
  aside: string
}

async function putFile({
  name,
  bytes,
  isPublic,
  aside,
}: Put): Promise<'put' | 'same' | 'replaced'> {
  const type = TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream'
  const there = await bytesIn(storeFor(isPublic), name)
  if (there?.equals(bytes)) return 'same'
  if (there) await storeFor(false).put(`${aside}${name}`, there, type)
  await storeFor(isPublic).put(name, bytes, type)
  // What nobody may see any more must not stay where everybody may.
  const copy = await bytesIn(storeFor(!isPublic), name)
  if (copy?.equals(bytes)) await storeFor(!isPublic).delete([name])
  return there ? 'replaced' : 'put'
}

async function bytesIn(store: Store, name: string): Promise<Buffer | undefined> {
  return store.bytes(name).catch(nothingIfMissing)
}

async function countMissing(list: Buffer): Promise<number> {
  let missing = 0
  for (const line of list.toString().split('\n').filter(Boolean)) {
    const { name, store } = JSON.parse(line) as ListedFile
    const isPublic = store === 'public'
    const there =
      (await storeFor(isPublic).stat(name).catch(nothingIfMissing)) ??
      (await storeFor(!isPublic).stat(name).catch(nothingIfMissing))
    if (!there) missing++
  }
  return missing
}

function nothingIfMissing(error: unknown): undefined {
  if (!(error instanceof FileMissing)) throw error
}
