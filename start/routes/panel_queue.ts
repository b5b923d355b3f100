import { controllers } from '#generated/controllers'
import { form, page } from '#start/routes/panel_page'

const { panel } = controllers

page('queue', [panel.Queue, 'index'], { name: 'admin.queue.index' })
form('queue/next', [panel.Queue, 'store'], { name: 'admin.queue.next.store' })
form('queue/decisions', [panel.QueueDecisions, 'store'], {
  ...{ name: 'admin.queue.row_decisions.store' },
})
page('queue/bulk', [panel.QueueBatches, 'create'], { name: 'admin.queue.bulk' })
page('queue/changes', [panel.QueueChanges, 'index'], {
  ...{ name: 'admin.queue.changes', isGlance: true },
})
form('queue/batches', [panel.QueueBatches, 'store'], { name: 'admin.queue.batches.store' })
form('queue/batches/:id/undo', [panel.BatchUndoings, 'store'], {
  name: 'admin.queue.batches.undo.store',
})
page('queue/batches/:id', [panel.QueueBatches, 'show'], { name: 'admin.queue.batches.show' })
form('queue/batches/:id', [panel.QueueBatches, 'update'], { name: 'admin.queue.batches.update' })
page('queue/:id', [panel.QueueCases, 'show'], { name: 'admin.queue.show' })
// The page of a conflict has the address of its form: reloaded, or come back to, it is the case.
page('queue/:id/decisions', [panel.QueueCases, 'show'], { name: 'admin.queue.decisions.show' })
page('queue/:id/next', [panel.QueueCases, 'next'], { name: 'admin.queue.next' })
page('queue/:id/previous', [panel.QueueCases, 'previous'], { name: 'admin.queue.previous' })
form('queue/:id/decisions', [panel.CaseDecisions, 'store'], { name: 'admin.queue.decisions.store' })
form('queue/:id/claim', [panel.CaseClaims, 'store'], { name: 'admin.queue.claim.store' })
form('queue/:id/release', [panel.CaseClaims, 'destroy'], { name: 'admin.queue.claim.destroy' })
form('queue/:id/hold', [panel.CaseHolds, 'store'], {
  ...{ name: 'admin.queue.hold.store', isGlance: true },
})
form('queue/:id/let-go', [panel.CaseHolds, 'destroy'], {
  ...{ name: 'admin.queue.hold.destroy', isGlance: true },
})
form('queue/:id/notes', [panel.CaseNotes, 'store'], { name: 'admin.queue.notes.store' })
form('decisions/:id/undo', [panel.DecisionUndoings, 'store'], {
  name: 'admin.decisions.undo.store',
})

page('reports', [panel.Reports, 'index'], { name: 'admin.reports.index' })
page('appeals', [panel.Appeals, 'index'], { name: 'admin.appeals.index' })

const ofAdmins = { guard: 'admin' } as const
/** What changes who is heard wants to know again who it is. */
const ofProvenAdmins = { guard: 'admin', wantsProof: true } as const

page('reasons', [panel.Reasons, 'index'], { name: 'admin.reasons.index', ...ofAdmins })
form('reasons', [panel.Reasons, 'store'], { name: 'admin.reasons.store', ...ofAdmins })
page('reasons/:id', [panel.Reasons, 'show'], { name: 'admin.reasons.show', ...ofAdmins })
form('reasons/:id', [panel.Reasons, 'update'], { name: 'admin.reasons.update', ...ofAdmins })
form('reasons/:id/switch', [panel.Reasons, 'switch'], {
  ...{ name: 'admin.reasons.switch', ...ofAdmins },
})

page('rules', [panel.Rules, 'index'], { name: 'admin.rules.index', ...ofAdmins })
page('rules/new', [panel.Rules, 'create'], { name: 'admin.rules.create', ...ofAdmins })
page('rules/test', [panel.Rules, 'index'], { name: 'admin.rules.test.show', ...ofAdmins })
form('rules/test', [panel.RuleTrials, 'test'], { name: 'admin.rules.test', ...ofAdmins })
form('rules', [panel.Rules, 'store'], { name: 'admin.rules.store', ...ofProvenAdmins })
page('rules/:id', [panel.Rules, 'show'], { name: 'admin.rules.show', ...ofAdmins })
form('rules/:id', [panel.Rules, 'update'], { name: 'admin.rules.update', ...ofProvenAdmins })
page('rules/:id/trial', [panel.Rules, 'show'], { name: 'admin.rules.trial.show', ...ofAdmins })
form('rules/:id/trial', [panel.RuleTrials, 'store'], { name: 'admin.rules.trial', ...ofAdmins })
form('rules/:id/switch', [panel.RuleTrials, 'switch'], {
  ...{ name: 'admin.rules.switch', ...ofProvenAdmins },
})
form('rules/:id/delete', [panel.Rules, 'destroy'], {
  ...{ name: 'admin.rules.destroy', ...ofProvenAdmins },
})
