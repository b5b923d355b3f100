import { effectOf, findHits, type FoundHit, type Screened } from '#actions/screening/find_hits'
import { noteRefused } from '#actions/screening/note_hits'
import { ContentRefusedException } from '#exceptions/content_refused_exception'

/**
 * Does something that says something, knowing which rules it hits.
 *
 * @param work - calls {@link refuseHits} when it is sure that the texts are new, and notes the hits with what it writes
 * @throws ContentRefusedException
 */
export async function screened<T>(
  input: Screened,
  work: (hits: FoundHit[]) => Promise<T>
): Promise<T> {
  const hits = await findHits(input)
  try {
    return await work(hits)
  } catch (error) {
    if (error instanceof ContentRefusedException) await noteRefused(input.target, hits)
    throw error
  }
}

/** @throws ContentRefusedException with the sentence of each rule that refuses, on the field that hit it */
export function refuseHits(hits: FoundHit[]): void {
  if (effectOf(hits) !== 'refuse') return
  const refusing = hits.filter(({ rule }) => rule.effect === 'refuse')
  throw new ContentRefusedException(
    refusing.map(({ field, rule: { sentence } }) => ({
      path: field ? field.split('.') : [],
      code: 'content_refused',
      params: { sentence },
    }))
  )
}

/** The hits in texts that differ from what stands there. */
export const hitsOfNew = (
  hits: FoundHit[],
  texts: Record<string, string>,
  stored: Record<string, unknown>
) => hits.filter(({ field }) => texts[field] !== stored[field])
