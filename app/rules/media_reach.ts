import { isWithinReach, type ProductState } from '#rules/product_reach'
import { isProfileWithinReach } from '#rules/profile_reach'
import type { Viewer } from '#rules/viewer'

/** What a stored file is of: a picture of a product, an avatar, or the picture of a category. */
export type MediaOwner =
  | { kind: 'image'; isActive: boolean; product: ProductState }
  | { kind: 'avatar'; userId: number; isPublic: boolean }
  | { kind: 'category'; isActive: boolean }

/** Whether a stored file exists for somebody: as far as what it is of does. */
export function isMediaWithinReach(of: MediaOwner, viewer?: Viewer | null): boolean {
  if (of.kind === 'image') return of.isActive && isWithinReach(of.product, viewer)
  if (of.kind === 'avatar') return of.isPublic || isProfileWithinReach(of.userId, viewer)
  return of.isActive || Boolean(viewer?.isStaff)
}
