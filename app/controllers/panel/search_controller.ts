import type { HttpContext } from '@adonisjs/core/http'
import { foundByWords } from '#controllers/panel/found_by_words'
import { findAnything, type Hit } from '#queries/panel/find_anything'
import { RANKS } from '#rules/roles'
import { unwritable } from '#support/text'
import { queryOf } from '#validators/page'

const MAX_LENGTH = 500

export default class SearchController {
  /** What is named exactly is opened; words are looked for in products, people and comments. */
  async index(ctx: HttpContext) {
    const { auth, request, response, view } = ctx
    const { q = '' } = queryOf(request).asked
    // What no row can hold names nothing.
    const text = unwritable(q) ? '' : q.trim().slice(0, MAX_LENGTH)
    const named = await findAnything(text, auth.getUserOrFail().rank >= RANKS.lead)
    const hits = named.length || !text ? named : await foundByWords(ctx, text)
    const sole = soleHit(hits)
    if (sole) return response.redirect().toPath(`/admin/${sole.kind}/${sole.id}`)
    const found = Object.groupBy(hits, ({ kind }) => kind)
    return view.render('panel/search', { searched: text, found })
  }
}

/** What the text names, and nothing else has anything to do with it. */
const soleHit = ([hit, ...others]: Hit[]) => (hit?.isExact && !others.length ? hit : undefined)
