import Note from '#models/note'
import User from '#models/user'
import { atomically } from '#db/atomically'
import type { Viewer } from '#rules/viewer'

interface Input {
  userId: number
  text: string
  author: Viewer
}

/** Tells colleagues something about somebody. */
export default class AddNote {
  /** @throws E_ROW_NOT_FOUND */
  async handle({ userId, text, author }: Input): Promise<void> {
    await atomically(async (client) => {
      await User.findOrFail(userId, { client })
      await Note.create({ userId, text, authorId: author.id }, { client })
    })
  }
}
