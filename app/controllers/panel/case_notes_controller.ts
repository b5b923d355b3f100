import type { HttpContext } from '@adonisjs/core/http'
import { done } from '#controllers/panel/by'
import { placeIn, viewOf } from '#controllers/panel/queue/queue_view'
import { readForm } from '#controllers/panel/read_form'
import AddNote from '#actions/moderation/add_note'
import { words } from '#panel/words'
import { caseNoteValidator } from '#validators/desk'

export default class CaseNotesController {
  async store(ctx: HttpContext) {
    const caseId = Number(ctx.params.id)
    const { note_text: text, view = '' } = await readForm(ctx, caseNoteValidator)
    await new AddNote().handle({ about: { caseId }, by: ctx.auth.getUserOrFail(), text })
    return done(ctx, placeIn(viewOf(view), caseId), words.kase.noteAdded)
  }
}
