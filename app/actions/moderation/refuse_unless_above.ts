import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { PermissionDeniedException } from '#exceptions/http'
import { rankOf } from '#queries/users/rank'
import { mayModerate } from '#rules/roles'
import type { Viewer } from '#rules/viewer'

/** @throws PermissionDeniedException for oneself, and for somebody who ranks higher */
export async function refuseUnlessAbove(
  viewer: Viewer,
  userId: number,
  client?: QueryClientContract
): Promise<void> {
  const subject = { id: userId, rank: await rankOf(userId, client) }
  if (!mayModerate(viewer, subject)) throw new PermissionDeniedException()
}
