import { drf } from '#dialects/drf/errors'
import { problem } from '#dialects/problem/errors'
import type { Surface } from '#surfaces/surface'

/** JSON, in the letter that the caller asked for. */
export const api: Surface = {
  refuse(refusal, { request, response, requestId, origin }) {
    const wanted = request.header('accept') ?? ''
    const dialect = wanted.includes('application/problem+json') ? problem : drf
    const body = dialect.render(refusal, { requestId, origin, instance: request.url() })
    for (const [name, value] of Object.entries(refusal.headers)) response.header(name, value)
    response.status(refusal.status).header('Content-Type', dialect.contentType)
    response.send(JSON.stringify(body))
  },
}
