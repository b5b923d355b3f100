import { NotFoundException } from '#exceptions/http'
import Case from '#models/case'
import Note from '#models/note'
import type { Viewer } from '#rules/viewer'

interface Input {
  caseId: number
  by: Viewer
  text: string
}

/** Tells the other moderators something about a case. */
export default class AddNote {
  /** @throws NotFoundException */
  async handle({ caseId, by, text }: Input): Promise<Note> {
    const about = await Case.find(caseId)
    if (!about) throw new NotFoundException()
    return Note.create({ caseId, authorId: by.id, text })
  }
}
