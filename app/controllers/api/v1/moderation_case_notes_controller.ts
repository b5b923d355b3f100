import type { HttpContext } from '@adonisjs/core/http'
import { readBody } from '#controllers/read_body'
import AddNote from '#actions/moderation/add_note'
import { noteById } from '#queries/moderation/note_by_id'
import { noteValidator } from '#validators/moderation'

/** Telling the other moderators something about a case. */
export default class ModerationCaseNotesController {
  async store(ctx: HttpContext) {
    const { text } = await readBody(ctx, noteValidator)
    const by = ctx.auth.getUserOrFail()
    const { id } = await new AddNote().handle({ about: { caseId: ctx.params.id }, by, text })
    return ctx.response.created(await noteById(id))
  }
}
