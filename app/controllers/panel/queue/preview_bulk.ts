import type { HttpContext } from '@adonisjs/core/http'
import { readView } from '#controllers/panel/queue/queue_view'
import { shownCase } from '#controllers/panel/queue/shown_case'
import { words } from '#panel/words'
import { alikeCases, bulkCases, type AlikeCases } from '#queries/moderation/bulk_cases'
import { caseRows } from '#queries/moderation/case_rows'
import { reasons } from '#queries/moderation/reasons'
import { BULK_MEASURES, whyLeft, type BulkVerb } from '#rules/bulk_verbs'
import { mayDoToMany } from '#rules/many_bans'
import { MAX_MATCHING } from '#rules/moderation_batch'
import { isLenient } from '#rules/verbs'

interface Wanted {
  verb: BulkVerb
  view: string
}

/** Shows which of the selected cases a decision would hit, and which it would leave, and why. */
export async function previewPage(ctx: HttpContext, wanted: Wanted & { ids: number[] }) {
  const viewer = ctx.auth.getUserOrFail()
  const ids = [...new Set(wanted.ids)]
  const [found, known] = await Promise.all([caseRows(ids), bulkCases(ids)])
  const cases = found.map((one) => {
    const why = whyLeft(wanted.verb, known.get(one.id)!, viewer)
    return { ...shownCase(one, viewer, wanted.view), why: why && words.batch.left[why] }
  })
  const hit = cases.filter(({ why }) => !why)
  const left = cases.filter(({ why }) => why)
  const names = new Set(hit.flatMap(({ subject }) => subject?.username ?? []))
  const count = hit.length
  return render(ctx, { ...wanted, all: null, count, hit, left, names: [...names] })
}

/** Shows how many cases of which kinds a decision would hit, and how many it would leave, and why. */
export async function previewAll(ctx: HttpContext, wanted: Wanted) {
  const query = await readView(ctx, wanted.view)
  const alike = await alikeCases(query.filters, query.viewer)
  const left = new Map<string, number>()
  const hit = alike.filter((one) => {
    const why = whyLeft(wanted.verb, one, query.viewer)
    if (why) left.set(words.batch.left[why], (left.get(words.batch.left[why]) ?? 0) + one.count)
    return !why
  })
  const count = sum(alike)
  const all = { count, hit: sum(hit), kinds: kindsOf(hit), left: [...left] }
  return render(ctx, { ...wanted, all, count, hit: [], left: [], names: [] })
}

const sum = (alike: AlikeCases[]) => alike.reduce((all, { count }) => all + count, 0)

const kindsOf = (hit: AlikeCases[]) => ({
  comment: sum(hit.filter(({ kind }) => kind === 'comment')),
  product: sum(hit.filter(({ kind }) => kind === 'product')),
  user: sum(hit.filter(({ kind }) => kind === 'user')),
})

interface Preview extends Wanted {
  all: object | null
  /** of what is sent to be decided on */
  count: number
  hit: object[]
  left: object[]
  names: string[]
}

/** What hides or removes things can do something about their authors, too. */
async function render(ctx: HttpContext, preview: Preview) {
  const { verb, count } = preview
  const { rank } = ctx.auth.getUserOrFail()
  const may = (kind: string) => mayDoToMany([kind], { count, rank })
  return ctx.view.render('panel/queue_bulk', {
    ...preview,
    tooMany: count > MAX_MATCHING,
    mayBan: may('ban'),
    measures: verb === 'hide' || verb === 'remove' ? BULK_MEASURES.filter(may) : [],
    tone: isLenient(verb) || verb === 'escalate' ? 'ok' : 'no',
    reasons: await reasons.get(),
  })
}
