import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { besideCode } from '#controllers/panel/beside_code'
import { readForm } from '#controllers/panel/read_form'
import { refuseProblems } from '#exceptions/invalid_input_exception'
import ProvePassword from '#actions/panel/prove_password'
import VerifySecondStep from '#actions/two_factor/verify_second_step'
import { hasBrowserFlow } from '#google/proof'
import { waysOfProof } from '#queries/users/ways_of_proof'
import { showKept } from '#surfaces/keep_form'
import { codeProofValidator, proofValidator } from '#validators/panel'

/** Who somebody is, once more: by whichever their account has. Google is a sign-in anew. */
export default class ProofsController {
  async create({ auth, view }: HttpContext) {
    const { google, ...ways } = await waysOfProof(auth.getUserOrFail().id)
    return view.render('panel/proof', { ways: { ...ways, google: google && hasBrowserFlow() } })
  }

  async store(ctx: HttpContext) {
    const { password } = await readForm(ctx, proofValidator)
    const isTheirs = await new ProvePassword().handle(ctx.auth.getUserOrFail(), password)
    refuseProblems(isTheirs ? [] : [{ path: ['password'], code: 'password_incorrect' }])
    return goOn(ctx)
  }

  async storeCode(ctx: HttpContext) {
    const { code } = await readForm(ctx, codeProofValidator)
    const { id: userId } = ctx.auth.getUserOrFail()
    return besideCode(ctx, '/admin/proof', async () => {
      const step = await new VerifySecondStep().handle({ userId, code, caller: callerOf(ctx) })
      // An account without a second step proves nothing by a code.
      refuseProblems(
        step ? [] : [{ path: ['code'], code: 'invalid_choice', params: { value: code } }]
      )
      return goOn(ctx)
    })
  }
}

function goOn(ctx: HttpContext) {
  ctx.session.put('proven', Date.now())
  showKept(ctx, ctx.auth.getUserOrFail().id)
  return ctx.response.redirect().status(303).toIntended('/admin')
}
