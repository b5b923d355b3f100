/** What stored files belong to: the pictures of a product, an avatar, the image of a category. */
export type FileOwner = { productId: number } | { userId: number } | { categoryId: number }

/** The folder that the files of an owner lie in, in either store; originals lie below `originals/`. */
export function folderOf(owner: FileOwner): string {
  if ('productId' in owner) return `products/${owner.productId}`
  return 'userId' in owner ? `avatars/${owner.userId}` : `categories/${owner.categoryId}`
}
