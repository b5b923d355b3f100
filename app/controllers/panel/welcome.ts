import type { HttpContext } from '@adonisjs/core/http'
import EndFormerSession from '#actions/panel/end_former_session'
import type { PanelViewer } from '#queries/panel/panel_viewer'
import { rightsOf } from '#rules/viewer'
import { rememberUser, showKept } from '#surfaces/keep_form'

/** Lets somebody in, who goes on where they were; the session gets another id. */
export async function welcome(ctx: HttpContext, viewer: PanelViewer) {
  const { auth, response, session } = ctx
  const now = Date.now()
  const former = auth.user
  // What somebody else wrote in this browser is not for them.
  if (former && former.id !== viewer.id) session.clear()
  if (former) await new EndFormerSession().handle(former)
  await auth.use('web').login(viewer)
  session.put('since', now)
  session.put('proven', now)
  session.put('rights', rightsOf(viewer))
  showKept(ctx, viewer.id)
  rememberUser(ctx, viewer.id)
  return response.redirect().status(303).toIntended('/admin')
}
