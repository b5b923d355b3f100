import { filePlaces } from '#queries/files/file_places'
import type { Target } from '#rules/moderation'

/** How many files everybody can read are of what a case is about. */
export async function publicFiles({ kind, id }: Target): Promise<number> {
  if (kind === 'comment') return 0
  const files = await filePlaces(kind === 'product' ? { productId: id } : { userId: id })
  return files.filter((file) => file.is_public).length
}
