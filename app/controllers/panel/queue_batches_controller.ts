import type { HttpContext } from '@adonisjs/core/http'
import { previewAll, previewPage } from '#controllers/panel/queue/preview_bulk'
import { placeIn, readView, viewOf } from '#controllers/panel/queue/queue_view'
import { readForm } from '#controllers/panel/read_form'
import { done, warned } from '#controllers/panel/by'
import DecideCases from '#actions/batches/decide_cases'
import DecideMatching from '#actions/batches/decide_matching'
import ResumeBatch from '#actions/batches/resume_batch'
import { CountChangedException } from '#exceptions/moderation'
import { words } from '#panel/words'
import { flashWritten } from '#surfaces/keep_form'
import { batchReport } from '#queries/moderation/batch_report'
import { isStopped } from '#queries/panel/queue/stopped_batch'
import { isUndoable } from '#queries/panel/queue/undoable_batch'
import { effectsOf } from '#rules/verbs'
import { daysFromNow } from '#support/days_from_now'
import { bulkPreviewValidator, bulkValidator } from '#validators/desk'
import { formOf } from '#validators/input'

type Form = Awaited<ReturnType<typeof bulkValidator.validate>>

/** The same decision on many cases of the queue. */
export default class QueueBatchesController {
  /** What it would hit, before it is done. */
  async create(ctx: HttpContext) {
    const asked = await bulkPreviewValidator.validate(
      formOf(ctx.request.qs(), bulkPreviewValidator)
    )
    const { ids, scope, verb } = asked
    const view = viewOf(asked.view ?? '')
    if (verb && scope === 'all') return previewAll(ctx, { verb, view })
    if (verb && ids?.length) return previewPage(ctx, { verb, view, ids })
    return warned(ctx, placeIn(view), words.batch.nothing)
  }

  async store(ctx: HttpContext) {
    const form = await readForm(ctx, bulkValidator)
    try {
      const id = form.scope === 'all' ? await decideAll(ctx, form) : await decidePage(ctx, form)
      return ctx.response.redirect().status(303).toPath(`/admin/queue/batches/${id}`)
    } catch (error) {
      if (!(error instanceof CountChangedException)) throw error
      flashWritten(ctx)
      ctx.session.flash('warning', words.batch.countChanged)
      return ctx.response.redirect().withQs().status(303).back('/admin/queue')
    }
  }

  async show({ auth, params, view }: HttpContext) {
    const id = Number(params.id)
    const [batch, mayUndo, hasStopped] = await Promise.all([
      batchReport(id),
      isUndoable(id, auth.getUserOrFail().id),
      isStopped(id),
    ])
    return view.render('panel/batch', { batch, mayUndo, hasStopped })
  }

  /** Goes on with one that has stopped because its job died. */
  async update(ctx: HttpContext) {
    const batchId = Number(ctx.params.id)
    const goesOn = await new ResumeBatch().handle({ batchId, by: ctx.auth.getUserOrFail() })
    const path = `/admin/queue/batches/${batchId}`
    return done(ctx, path, goesOn ? words.tasks.started : words.tasks.goesOn)
  }
}

const wantedBy = ({ verb, also, days = '7', ...said }: Form) => {
  const until = daysFromNow(days)
  const beside = verb === 'hide' || verb === 'remove' ? also : undefined
  const { reason, text, note } = said
  return { verb, reason, text, note, effects: effectsOf({ verb, also: beside, until }) }
}

function decidePage({ auth }: HttpContext, form: Form) {
  const cases = (form.cases ?? []).map((seen) => {
    const [id, version] = seen.split(':').map(Number)
    return { id: id!, version: version! }
  })
  return new DecideCases().handle({ by: auth.getUserOrFail(), cases, wanted: wantedBy(form) })
}

async function decideAll(ctx: HttpContext, form: Form) {
  const { filters, viewer: by } = await readView(ctx, viewOf(form.view ?? ''))
  return new DecideMatching().handle({
    by,
    filters,
    count: form.count ?? 0,
    wanted: wantedBy(form),
  })
}
