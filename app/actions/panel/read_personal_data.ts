import { noteAudit } from '#actions/panel/note_audit'
import { refuseUnlessAbove } from '#actions/moderation/refuse_unless_above'
import { personalData, type PersonalData } from '#queries/panel/users/desk_user'
import { atomically } from '#db/atomically'
import type { By } from '#rules/audit'

/** Shows address and phone of somebody, and says who asked. */
export default class ReadPersonalData {
  /** @throws NotFoundException, PermissionDeniedException */
  async handle(userId: number, by: By): Promise<PersonalData> {
    const found = await personalData(userId)
    await refuseUnlessAbove(by.viewer, userId)
    const target = { type: 'user', id: userId }
    await atomically((client) => noteAudit({ by, deed: 'personal_data_read', target }, client))
    return found
  }
}
