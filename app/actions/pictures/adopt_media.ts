import db from '@adonisjs/lucid/services/db'
import { adoptedPicture } from '#actions/pictures/adopted_picture'
import { noteUnfit } from '#actions/pictures/note_unfit'
import { atomically } from '#db/atomically'
import { adoptableAfter, PICTURED, type Adoptable, type Pictured } from '#queries/media/adoptable'
import { enqueue } from '#queue/enqueue'
import { adoptPicture } from '#queue/pictures'
import type { PictureId } from '#rules/file_owner'
import { isStillUnfit, unfitFor } from '#rules/unfit_picture'
import { lookFor } from '#storage/look'
import { publicStore } from '#storage/stores'

const OF = { imageId: 'picture', userId: 'user', categoryId: 'category' } as const

/** A row that names a file which can have no clean copy. */
export interface Unfit {
  of: (typeof OF)[Pictured]
  id: number
  name: string
  reason: string
}

export interface Adoption {
  /** jobs for clean copies that were added now */
  queued: number
  /** that waited already, from a run before */
  waiting: number
  unfit: Unfit[]
}

interface Input {
  /** whether to try those again that were found unfit and are still the same file */
  again?: boolean
  onProgress?: (done: number) => void
}

/**
 * Looks for the files of pictures that Django stored, and has clean copies of them made. Nothing of Django's is
 * changed, moved or deleted. Safe to be cut off and to run twice.
 */
export default class AdoptMedia {
  /** @throws StorageAwayException */
  async handle({ again = false, onProgress }: Input = {}): Promise<Adoption> {
    const adoption: Adoption = { queued: 0, waiting: 0, unfit: [] }
    let done = 0
    for (const kind of PICTURED)
      for await (const row of rowsOf(kind)) {
        const reason = await unfitnessOf(kind, row, again)
        if (reason === undefined) adoption[await queue(kind, row)]++
        else adoption.unfit.push({ of: OF[kind], id: row.id, name: row.name, reason })
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

const ownerOf = (kind: Pictured, id: number) => ({ [kind]: id }) as unknown as PictureId

/** @returns why the file is not worth a try; undefined when it is */
async function unfitnessOf(kind: Pictured, { id, name, unfit }: Adoptable, again: boolean) {
  const file = await lookFor(name, publicStore)
  if (!file) {
    if (unfit?.reason !== 'missing') await noteUnfit(ownerOf(kind, id), name, unfitFor('missing'))
    return 'missing'
  }
  return unfit && !again && isStillUnfit(unfit, file) ? unfit.reason : undefined
}

/** What was found unfit counts as left again. */
async function queue(kind: Pictured, { id, unfit }: Adoptable): Promise<'queued' | 'waiting'> {
  const owner = ownerOf(kind, id)
  if (!unfit) return outcomeOf(await enqueue(adoptPicture, owner, { client: db.connection() }))
  return atomically(async (client) => {
    const picture = await adoptedPicture(owner, client)
    await picture?.note(null)
    return outcomeOf(await enqueue(adoptPicture, owner, { client }))
  })
}

const outcomeOf = (job: string | null) => (job ? 'queued' : 'waiting')
