import type { HttpContext } from '@adonisjs/core/http'
import { done } from '#controllers/panel/by'
import { readForm } from '#controllers/panel/read_form'
import AddNote from '#actions/moderation/add_note'
import { words } from '#panel/words'
import { noteValidator } from '#validators/panel'

export default class UserNotesController {
  async store(ctx: HttpContext) {
    const userId = Number(ctx.params.id)
    const { text } = await readForm(ctx, noteValidator)
    await new AddNote().handle({ about: { userId }, by: ctx.auth.getUserOrFail(), text })
    return done(ctx, `/admin/users/${userId}`, words.user.noteAdded)
  }
}
