import type { HttpContext } from '@adonisjs/core/http'
import { callerOf } from '#controllers/caller_of'
import { besideCode } from '#controllers/panel/beside_code'
import { done } from '#controllers/panel/by'
import { readForm } from '#controllers/panel/read_form'
import BeginTwoFactor from '#actions/two_factor/begin_two_factor'
import { begunSecret } from '#actions/two_factor/begun_secret'
import ConfirmTwoFactor from '#actions/two_factor/confirm_two_factor'
import EndTwoFactor from '#actions/two_factor/end_two_factor'
import RenewRecoveryCodes from '#actions/two_factor/renew_recovery_codes'
import { words } from '#panel/words'
import { twoFactorState } from '#queries/two_factor/two_factor_state'
import { qrCode } from '#support/qr_code'
import {
  beginTwoFactorValidator,
  endTwoFactorValidator,
  twoFactorCodeValidator,
} from '#validators/two_factor'

const PAGE = '/admin/account/two-factor'
/** So long the secret is shown to the session that asked for it. */
const SHOWN_MS = 15 * 60_000

/** Two-step sign-in of one's own account; secrets and codes are shown and not kept in the session. */
export default class AccountTwoFactorController {
  async show({ auth, session, view }: HttpContext) {
    const viewer = auth.getUserOrFail()
    const isBegun = Number(session.get('totp_begun', 0)) > Date.now() - SHOWN_MS
    const begun = isBegun ? await begunSecret(viewer.id) : null
    const picture = begun && qrCode(begun.url, words.twoFactor.picture)
    const known = await twoFactorState(viewer)
    return view.render('panel/two_factor', { known, begun, picture })
  }

  async begin(ctx: HttpContext) {
    const { password } = await readForm(ctx, beginTwoFactorValidator)
    await new BeginTwoFactor().handle({ userId: ctx.auth.getUserOrFail().id, password })
    ctx.session.put('totp_begun', Date.now())
    return ctx.response.redirect().status(303).toPath(PAGE)
  }

  async confirm(ctx: HttpContext) {
    const { code } = await readForm(ctx, twoFactorCodeValidator)
    const proof = { userId: ctx.auth.getUserOrFail().id, code, caller: callerOf(ctx) }
    return besideCode(ctx, PAGE, async () => {
      const codes = await new ConfirmTwoFactor().handle(proof)
      ctx.session.forget('totp_begun')
      return ctx.view.render('panel/recovery_codes', { codes })
    })
  }

  async renew(ctx: HttpContext) {
    const proof = await bothSteps(ctx)
    return besideCode(ctx, PAGE, async () => {
      const codes = await new RenewRecoveryCodes().handle(proof)
      return ctx.view.render('panel/recovery_codes', { codes })
    })
  }

  async end(ctx: HttpContext) {
    const proof = await bothSteps(ctx)
    return besideCode(ctx, PAGE, async () => {
      await new EndTwoFactor().handle(proof)
      return done(ctx, PAGE, words.twoFactor.off)
    })
  }
}

async function bothSteps(ctx: HttpContext) {
  const proof = await readForm(ctx, endTwoFactorValidator)
  return { ...proof, userId: ctx.auth.getUserOrFail().id, caller: callerOf(ctx) }
}
