import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { NotAuthenticatedException } from '#exceptions/http'
import { openDesk } from '#panel/desk'
import type { Desk } from '#queries/panel/panel_viewer'
import panelSession from '#rules/panel_session'
import { rightsOf } from '#rules/viewer'

/** For pages of the panel: ends a session that is too old or was opened with other rights, and lays the desk. */
export default class PanelMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const { auth, session, route, view } = ctx
    const viewer = auth.use('web').getUserOrFail()
    if (session.get('rights') !== rightsOf(viewer) || isOld(session.get('since'))) {
      session.clear()
      session.regenerate()
      throw new NotAuthenticatedException()
    }
    ctx.desk = viewer.desk
    view.share(openDesk({ ...ctx.desk, viewer, routeName: route?.name ?? '' }))
    return next()
  }
}

const isOld = (since: unknown) =>
  !(Number(since) > Date.now() - panelSession.absoluteSeconds * 1000)

declare module '@adonisjs/core/http' {
  interface HttpContext {
    /** of the panel's pages: how the viewer wants them */
    desk: Desk
  }
}
