import PlaceFiles from '#actions/files/place_files'
import { PermissionDeniedException } from '#exceptions/http'
import type Case from '#models/case'
import { RANKS } from '#rules/roles'
import type { Viewer } from '#rules/viewer'

/**
 * Takes the files of what was just hidden from where everybody reads them, without waiting for the job that does so
 * within a minute.
 *
 * @throws StorageAwayException when the job has to do it after all
 */
export async function purgeFiles({ target, subjectId }: Case): Promise<void> {
  if (target.kind === 'product') await new PlaceFiles().handle({ productId: target.id })
  if (target.kind === 'user' && subjectId) await new PlaceFiles().handle({ userId: subjectId })
}

/** @throws PermissionDeniedException unless a lead asks */
export function mayPurge({ rank }: Viewer): void {
  if (rank < RANKS.lead) throw new PermissionDeniedException()
}
