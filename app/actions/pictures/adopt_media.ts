import db from '@adonisjs/lucid/services/db'
import { statIn } from '#storage/look'
import { adoptableAfter, PICTURED, type Pictured } from '#queries/media/adoptable'
import { enqueue } from '#queue/enqueue'
import { adoptPicture } from '#queue/pictures'
import type { PictureId } from '#rules/file_owner'
import { publicStore } from '#storage/stores'

const OF = { imageId: 'picture', userId: 'user', categoryId: 'category' } as const

/** A row that names a file which is not there. */
export interface Lost {
  of: (typeof OF)[Pictured]
  id: number
  name: string
}

export interface Adoption {
  /** jobs for clean copies that were added now */
  queued: number
  /** that waited already, from a run before */
  waiting: number
  missing: Lost[]
}

interface Input {
  onProgress?: (done: number) => void
}

/**
 * Looks for the files of pictures that Django stored, and has clean copies of them made. Nothing of Django's is
 * changed, moved or deleted. Safe to be cut off and to run twice.
 */
export default class AdoptMedia {
  /** @throws StorageAwayException */
  async handle({ onProgress }: Input = {}): Promise<Adoption> {
    const adoption: Adoption = { queued: 0, waiting: 0, missing: [] }
    let done = 0
    for (const kind of PICTURED)
      for await (const { id, name } of rowsOf(kind)) {
        if (await statIn(publicStore, name)) await queue(kind, id, adoption)
        else adoption.missing.push({ of: OF[kind], id, name })
        onProgress?.(++done)
      }
    return adoption
  }
}

async function* rowsOf(kind: Pictured) {
  for (
    let rows = await adoptableAfter(kind, 0);
    rows.length;
    rows = await adoptableAfter(kind, rows.at(-1)!.id)
  )
    yield* rows
}

async function queue(kind: Pictured, id: number, adoption: Adoption): Promise<void> {
  const owner = { [kind]: id } as unknown as PictureId
  const added = await enqueue(adoptPicture, owner, { client: db.connection() })
  adoption[added ? 'queued' : 'waiting']++
}
