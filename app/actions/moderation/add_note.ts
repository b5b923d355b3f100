import { refuseUnlessAbove } from '#actions/moderation/refuse_unless_above'
import { NotFoundException } from '#exceptions/http'
import Case from '#models/case'
import Note from '#models/note'
import User from '#models/user'
import { atomically } from '#db/atomically'
import type { Viewer } from '#rules/viewer'

interface Input {
  about: { caseId: number } | { userId: number }
  by: Viewer
  text: string
}

/** Tells the other moderators something about a case, or about somebody. */
export default class AddNote {
  /** @throws NotFoundException, and PermissionDeniedException about oneself and who ranks higher */
  handle({ about, by, text }: Input): Promise<Note> {
    return atomically(async (client) => {
      const found =
        'caseId' in about
          ? await Case.find(about.caseId, { client })
          : await User.find(about.userId, { client })
      if (!found) throw new NotFoundException()
      if ('userId' in about) await refuseUnlessAbove(by, about.userId, client)
      return Note.create({ ...about, authorId: by.id, text }, { client })
    })
  }
}
