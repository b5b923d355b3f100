/** Who has one picture only: a user their avatar, a category its image. */
export type SoleOwner = { userId: number } | { categoryId: number }

/** What stored files belong to: the pictures of a product, an avatar, the image of a category. */
export type FileOwner = { productId: number } | SoleOwner

/** One picture: of a product by its own id, of others by theirs. */
export type PictureId = { imageId: number } | SoleOwner

/** The folder that the files of an owner lie in, in either store; originals lie below `originals/`. */
export function folderOf(owner: FileOwner): string {
  if ('productId' in owner) return `products/${owner.productId}`
  return 'userId' in owner ? `avatars/${owner.userId}` : `categories/${owner.categoryId}`
}
