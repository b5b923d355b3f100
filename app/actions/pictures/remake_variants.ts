import logger from '@adonisjs/core/services/logger'
import pLimit from 'p-limit'
import { whileAlone } from '#actions/files/while_alone'
import MakeSoleVariants from '#actions/pictures/make_sole_variants'
import MakeVariants, { type Outcome } from '#actions/pictures/make_variants'
import {
  picturesAfter,
  type PictureKind,
  type PictureRow,
  type Wanted,
} from '#queries/pictures/pictures_with_files'

interface Input extends Wanted {
  only: PictureKind[]
  /** pictures at once */
  concurrency: number
  /** count what would be made, and make nothing */
  dryRun: boolean
  /** ends it behind the pictures that are being made */
  signal?: AbortSignal
  onProgress?: (done: number) => void
}

export type Remade = Record<Outcome | 'failed', number>

/**
 * Makes the variants of pictures; those that Django stored and that have no clean copy are `gone`. Safe to be
 * cut off: `missing` goes on where it ended.
 */
export default class RemakeVariants {
  /** @throws ConflictException when another process is at it, AbortError */
  handle(input: Input): Promise<Remade> {
    return whileAlone('remakeVariants', () => remake(input))
  }
}

async function remake({
  only,
  concurrency,
  signal,
  onProgress,
  ...wanted
}: Input): Promise<Remade> {
  const remade: Remade = { made: 0, kept: 0, gone: 0, failed: 0 }
  const making = pLimit(concurrency)
  let done = 0
  for (const kind of only)
    for await (const rows of batchesOf(kind, wanted)) {
      const make = async (row: PictureRow) => {
        signal?.throwIfAborted()
        remade[await outcomeOf(row, kind, wanted)]++
        onProgress?.(++done)
      }
      await making.map(rows, make)
    }
  return remade
}

async function* batchesOf(kind: PictureKind, wanted: Wanted): AsyncGenerator<PictureRow[]> {
  const next = (last: number) => picturesAfter(last, kind, wanted)
  for (let rows = await next(0); rows.length; rows = await next(rows.at(-1)!.id)) yield rows
}

/** One picture that fails holds up no other. */
async function outcomeOf(
  { id, has_file: hasFile }: PictureRow,
  kind: PictureKind,
  { dryRun, missing }: Pick<Input, 'dryRun' | 'missing'>
): Promise<keyof Remade> {
  if (!hasFile) return 'gone'
  if (dryRun) return 'made'
  try {
    return await MAKERS[kind](id, !missing)
  } catch (err) {
    logger.warn({ err, kind, id }, 'the variants of a picture could not be made')
    return 'failed'
  }
}

const MAKERS: Record<PictureKind, (id: number, anew: boolean) => Promise<Outcome>> = {
  product: (imageId, anew) => new MakeVariants().handle({ imageId, anew }),
  avatar: (userId, anew) => new MakeSoleVariants().handle({ owner: { userId }, anew }),
  category: (categoryId, anew) => new MakeSoleVariants().handle({ owner: { categoryId }, anew }),
}
