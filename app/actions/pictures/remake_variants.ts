import logger from '@adonisjs/core/services/logger'
import MakeVariants, { type Outcome } from '#actions/pictures/make_variants'
import ProductImage from '#models/product_image'

const BATCH = 100

interface Input {
  /** only those that have none */
  missing: boolean
  onProgress?: (done: number) => void
}

export type Remade = Record<Outcome | 'failed', number>

/**
 * Makes the variants of all pictures of products, one after the other; pictures that Django stored and that
 * have no clean copy are `gone`. Safe to be cut off: `missing` goes on where it ended.
 */
export default class RemakeVariants {
  async handle({ missing, onProgress }: Input): Promise<Remade> {
    const remade: Remade = { made: 0, kept: 0, gone: 0, failed: 0 }
    let done = 0
    for (
      let ids = await idsAfter(0, missing);
      ids.length;
      ids = await idsAfter(ids.at(-1)!, missing)
    )
      for (const imageId of ids) {
        remade[await outcomeOf(imageId, !missing)]++
        onProgress?.(++done)
      }
    return remade
  }
}

/** One picture that fails holds up no other. */
async function outcomeOf(imageId: number, anew: boolean): Promise<keyof Remade> {
  try {
    return await new MakeVariants().handle({ imageId, anew })
  } catch (err) {
    logger.warn({ err, imageId }, 'the variants of a picture could not be made')
    return 'failed'
  }
}

async function idsAfter(last: number, missing: boolean): Promise<number[]> {
  const query = ProductImage.query().select('id').where('isActive', true).where('id', '>', last)
  if (missing) void query.whereNull('variants')
  const rows = await query.orderBy('id').limit(BATCH)
  return rows.map(({ id }) => id)
}
