import { controllers } from '#generated/controllers'
import { gone, ok } from '#routing/answers'
import { refusals } from '#routing/refusals'
import { resource } from '#start/routes/resource'
import { caseList } from '#queries/moderation/case_list'
import { Case, CaseDetail, CaseNote } from '#shapes/moderation_case'
import { CaseCounts, CasePage, ClaimedCase, DecidedCase } from '#shapes/moderation_queue'
import { ModerationBatch } from '#shapes/moderation_batch'
import {
  batchValidator,
  claimValidator,
  decideValidator,
  noteValidator,
} from '#validators/moderation'

const {
  ModerationBatches,
  ModerationBatchUndoings,
  ModerationCases,
  ModerationCaseClaims,
  ModerationCaseDecisions,
  ModerationCaseNotes,
  ModerationCounts,
  ModerationDecisionUndoings,
} = controllers.api.v1
const { get, post, remove } = resource('Moderation', 'What moderators decide, and how')

get('moderation/cases', [ModerationCases, 'index'], {
  name: 'moderation.cases.index',
  guard: 'moderator',
  query: caseList.validator,
  hints: caseList.hints,
  orderedBy: caseList.orderings.fields,
  answers: ok(CasePage, 'A part of the queue, which goes on by cursor'),
  summary: 'List cases',
  description: `What is open, the highest score first. \`counts\` tells how many there are in each state, whatever the
filters say, up to 10,000.`,
})

get('moderation/cases/:id', [ModerationCases, 'show'], {
  name: 'moderation.cases.show',
  guard: 'moderator',
  answers: ok(CaseDetail, 'The case'),
  summary: 'Read a case',
  description:
    'With reports, decisions, notes and the record of the author. Who reported is told to leads only.',
})

post('moderation/cases/:id/claim', [ModerationCaseClaims, 'store'], {
  name: 'moderation.cases.claim.store',
  guard: 'moderator',
  body: { validator: claimValidator, example: {} },
  answers: ok(ClaimedCase, 'Yours for 15 minutes'),
  refusals: [refusals.caseClaimed],
  summary: 'Tell the others that you look at a case',
  description: 'Again, it begins anew. Leads may `steal` it. It stops nobody from deciding.',
})

remove('moderation/cases/:id/claim', [ModerationCaseClaims, 'destroy'], {
  name: 'moderation.cases.claim.destroy',
  guard: 'moderator',
  answers: gone,
  summary: 'Let go of a case',
  description: 'One that is not yours stays as it is.',
})

post('moderation/cases/:id/decisions', [ModerationCaseDecisions, 'store'], {
  name: 'moderation.cases.decisions.store',
  guard: 'moderator',
  body: {
    validator: decideValidator,
    example: { version: 1, effects: [{ kind: 'hide' }, { kind: 'warn' }], reason: 'spam' },
  },
  answers: { 201: { shape: DecidedCase, description: 'Decided' } },
  refusals: [refusals.permissionDenied, refusals.caseChanged],
  summary: 'Decide on a case',
  description: `All of the effects, or none. \`version\` is that of the case that you have seen: if somebody decided since
then it is 409 with what they did. \`text\` goes to the author, \`note\` to colleagues. \`overturn\` takes back, in place
of effects, all that an appealed decision did. With \`purge\` a lead has public files gone at once.`,
})

post('moderation/batches', [ModerationBatches, 'store'], {
  name: 'moderation.batches.store',
  guard: 'moderator',
  body: {
    validator: batchValidator,
    example: { cases: [{ id: 12, version: 1 }], effects: [{ kind: 'hide' }], reason: 'spam' },
  },
  answers: { 201: { shape: ModerationBatch, description: 'Decided, or given to a job' } },
  refusals: [refusals.permissionDenied, refusals.countChanged],
  summary: 'Decide the same on many cases',
  description: `Either on up to 200 \`cases\`, each with the version that you have seen: they are decided at once, each for
itself, and \`failed\` says why one was not, such as \`case_changed\` with what somebody else decided. Or on all that a
\`filter\` finds, up to 10,000, with the parameters of the list of cases: send the \`count\` that you have seen. If it is
not that many any more it is 409 with the count of now; else a job decides, and \`moderation/batches/{id}/\` tells how
far it is. More than 20 at once are banned by leads alone: 403.`,
})

get('moderation/batches/:id', [ModerationBatches, 'show'], {
  name: 'moderation.batches.show',
  guard: 'moderator',
  answers: ok(ModerationBatch, 'The batch'),
  summary: 'Read what came of a batch of decisions',
  description: '`finished_at` is null while a job is at it. Batches are kept for 90 days.',
})

post('moderation/batches/:id/undo', [ModerationBatchUndoings, 'store'], {
  name: 'moderation.batches.undo.store',
  guard: 'moderator',
  answers: ok(ModerationBatch, 'The batch'),
  refusals: [refusals.permissionDenied, refusals.undoClosed],
  summary: 'Undo a batch of yours',
  description: `For 60 seconds from when you sent it, in which no author is told, also while a job is at it. What it has not
begun is not begun any more, and each of its decisions is undone, above 200 by a job. What somebody else has decided on
after it stays, and is counted as \`kept\`.`,
})

post('moderation/decisions/:id/undo', [ModerationDecisionUndoings, 'store'], {
  name: 'moderation.decisions.undo.store',
  guard: 'moderator',
  answers: ok(Case, 'The case, as it was before'),
  refusals: [refusals.permissionDenied, refusals.undoClosed, refusals.caseChanged],
  summary: 'Undo a decision of yours',
  description: 'For 60 seconds, in which nobody is told of it, and whole.',
})

post('moderation/cases/:id/notes', [ModerationCaseNotes, 'store'], {
  name: 'moderation.cases.notes.store',
  guard: 'moderator',
  body: { validator: noteValidator, example: { text: 'See the other shop, too.' } },
  answers: {
    201: { shape: CaseNote, description: 'Noted' },
  },
  summary: 'Tell the other moderators something about a case',
  description: 'Nobody else reads it.',
})

get('moderation/counts', [ModerationCounts, 'index'], {
  name: 'moderation.counts.index',
  guard: 'moderator',
  answers: ok(CaseCounts, 'What waits'),
  summary: 'Count what waits',
  description: 'For a badge; up to 10,000 of each.',
})
