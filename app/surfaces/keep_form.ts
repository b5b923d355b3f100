import type { HttpContext } from '@adonisjs/core/http'
import { lastUser } from '#config/session'
import { parseUrlencoded, readText } from '#surfaces/request_body'

const MAX_KEPT_BYTES = 60_000
/** Fields that are not kept. */
const SECRET = /password|secret|token|code|_csrf|_method/i

/**
 * Keeps what somebody wrote into a form of ours that cannot be taken now, and where they wrote it: having signed
 * in, they find both. A form that another site sent is not kept.
 */
export async function keepForm(ctx: HttpContext): Promise<void> {
  const { origin, request, session } = ctx
  const from = URL.parse(request.header('referer', '')!)
  if (!isOurForm(ctx) || from?.origin !== origin) return
  session.setIntendedUrl(from.pathname + from.search)
  const fields = shown(await bodyOf(ctx))
  const by = Number(request.encryptedCookie(lastUser.name) ?? 0)
  if (JSON.stringify(fields).length <= MAX_KEPT_BYTES) session.put('kept', { by, fields })
}

/** So that a form that comes after the end of their session is known as theirs. */
export const rememberUser = ({ response }: HttpContext, id: number): void =>
  void response.encryptedCookie(lastUser.name, id, lastUser.options)

/** What somebody wrote into a form of ours; nothing of one that another site sent. */
export const writtenIn = async (ctx: HttpContext): Promise<object> =>
  isOurForm(ctx) ? shown(await bodyOf(ctx)) : {}

/** Whether a page of ours sent it: browsers name the site that sends a form, and no site names another. */
export const isOurForm = ({ origin, request }: HttpContext): boolean =>
  request.method() === 'POST' && request.header('origin') === origin

/** Shows a form as it was filled in, on the page that comes next. */
export const flashWritten = ({ request, session }: HttpContext): void =>
  session.flash(shown(Object(request.body()) as object))

interface Kept {
  /** who wrote it; 0 where that is not known */
  by: number
  fields: Record<string, string>
}

/** What somebody wrote is shown to them once more when its page is, and to nobody else who signs in there. */
export function showKept({ session }: HttpContext, userId: number): void {
  const kept = session.pull('kept', null) as Kept | null
  if (!kept || (kept.by && kept.by !== userId)) return
  if (Object.keys(kept.fields).length) session.flash({ ...kept.fields, kept: true })
}

async function bodyOf({ request }: HttpContext): Promise<object> {
  if (Object.keys(Object(request.body()) as object).length) return request.body()
  const isRead = request.request.readableEnded
  if (isRead || !request.is(['application/x-www-form-urlencoded'])) return {}
  return readText(request.request).then(parseUrlencoded, () => ({}))
}

export const shown = (body: object) =>
  Object.fromEntries(
    Object.entries(body).filter(([name, value]) => !SECRET.test(name) && isText(value))
  )

const isText = (value: unknown) => [value].flat().every((one) => typeof one === 'string')
