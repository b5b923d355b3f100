import type { HttpContext } from '@adonisjs/core/http'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import ProvePassword from '#actions/panel/prove_password'
import { showKept } from '#surfaces/keep_form'
import { bodyFor } from '#validators/input'
import { proofValidator } from '#validators/panel'

export default class ProofsController {
  create({ view }: HttpContext) {
    return view.render('panel/proof')
  }

  async store(ctx: HttpContext) {
    const { auth, request, response, session } = ctx
    const { password } = await proofValidator.validate(bodyFor(request, proofValidator))
    const isTheirs = await new ProvePassword().handle(auth.getUserOrFail(), password)
    refuseProblems(isTheirs ? [] : [{ path: ['password'], code: 'password_incorrect' }])
    session.put('proven', Date.now())
    showKept(ctx)
    return response.redirect().status(303).toIntended('/admin')
  }
}
