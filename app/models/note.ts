import { ModerationNoteSchema } from '#database/schema'

/** What a moderator tells the others, about a case or a person. */
export default class Note extends ModerationNoteSchema {
  static table = 'moderation_note'
}
