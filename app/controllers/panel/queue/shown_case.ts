import { placeIn } from '#controllers/panel/queue/queue_view'
import { words } from '#panel/words'
import type { IconName } from '#panel/icons'
import { BULK_VERBS, isBulkMeasure } from '#rules/bulk_verbs'
import { choosingVerbsFor, isLenient, verbsFor, type Situation, type Verb } from '#rules/verbs'
import type { Viewer } from '#rules/viewer'
import type { Case } from '#shapes/moderation_case'

const ICONS: Record<Case['target']['kind'], IconName> = {
  comment: 'message-square',
  product: 'package',
  user: 'user-round',
}
const TONES: Record<string, string> = { visible: 'ok', held: 'warn', hidden: 'no', removed: 'no' }
/** What most rows need of a text; the case shows all of it. */
const EXCERPT = 280

export interface ShownVerb {
  verb: Verb
  label: string
  tone: 'ok' | 'no' | ''
  /** the key that chooses it */
  key: string
}

/** How a case stands, for the verbs that fit it. */
export function situationOf({ target, state, content, causes }: Case): Situation {
  const isWaiting = state === 'open' || state === 'escalated'
  const hasAppeal = isWaiting && causes.includes('appeal')
  return { kind: target.kind, state, contentState: content?.state ?? null, hasAppeal }
}

/** The outcomes of a case on the queue, where nothing can be chosen beside. */
export const rowVerbs = (found: Case) => shownVerbs(verbsFor(situationOf(found)))

/** The outcomes of a case on its own page. */
export function caseVerbs(found: Case, { images }: { images: number }): ShownVerb[] {
  const situation = situationOf(found)
  const [verbs, choosing] = [verbsFor(situation), choosingVerbsFor(situation, { images })]
  return shownVerbs([...verbs, ...choosing])
}

/** Outcomes with their keys: `a` the lenient one, `e` for a lead, digits for the others. */
export function shownVerbs(verbs: Verb[]): ShownVerb[] {
  const [first] = verbs.filter(isLenient)
  const others = verbs.filter((verb) => verb !== first && verb !== 'escalate')
  return verbs.map((verb) => ({ verb, label: words.verbs[verb], ...keyed(verb, first, others) }))
}

function keyed(
  verb: Verb,
  first: Verb | undefined,
  others: Verb[]
): Pick<ShownVerb, 'key' | 'tone'> {
  if (verb === first) return { key: 'a', tone: 'ok' }
  if (verb === 'escalate') return { key: 'e', tone: '' }
  const isMild = isLenient(verb) || verb === 'lift' || verb === 'recategorise'
  return { key: String(others.indexOf(verb) + 1), tone: isMild ? '' : 'no' }
}

/** A case as the queue shows it, for somebody. */
export function shownCase(found: Case, viewer: Viewer, view: string) {
  const { id, claim, reasons } = found
  return {
    ...found,
    ...shownContent(found),
    href: placeIn(view, id),
    reason: reasons[0]?.key ?? 'other',
    isMine: claim?.user.id === viewer.id,
    isHeldByOther: claim !== null && claim.user.id !== viewer.id,
  }
}

function shownContent({ target, content }: Case) {
  const about = { icon: ICONS[target.kind], kind: words.queue.kinds[target.kind] }
  if (!content) return { ...about, title: words.queue.gone, excerpt: '', badge: null }
  const { state, text, title } = content
  const badge = { text: words.queue.states[state] ?? state, tone: TONES[state] ?? 'no' }
  const excerpt = text.length > EXCERPT ? `${text.slice(0, EXCERPT).trimEnd()}…` : text
  return { ...about, title: words.queue.titles[target.kind](title), excerpt, badge }
}

/** On the buttons for the selected rows. */
export const bulkVerbs = () =>
  BULK_VERBS.map((verb) => {
    const tone = isLenient(verb) ? 'ok' : 'no'
    const isAboutAuthors = isBulkMeasure(verb)
    return { verb, label: words.verbs[verb], tone: verb === 'escalate' ? '' : tone, isAboutAuthors }
  })
