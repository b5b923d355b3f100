import { randomUUID } from 'node:crypto'
import sql from 'sql-template-tag'
import { judge } from '#actions/demo/judge'
import type { Cast, Subject } from '#actions/demo/cast'
import type { ToldCase } from '#actions/demo/story'
import Appeal from '#models/appeal'
import Case from '#models/case'
import type Decision from '#models/decision'
import Note from '#models/note'
import RuleHit from '#models/rule_hit'
import { snapshotOf } from '#queries/moderation/snapshot'
import { execute } from '#db/statements'
import { NEW_ACCOUNT_DAYS, NEW_ACCOUNT_SHARE, WEIGHTS } from '#rules/moderation'

/** Of all decisions of the demo that were made at once. */
const BATCH = randomUUID()

/** A case as it would be if everything that is told of it had been done then. */
export async function makeCase(told: ToldCase, cast: Cast): Promise<void> {
  const subject = await cast.subject(told.about)
  const about = await open(told, subject, cast)
  await bringCauses(told, about, cast)
  let last: Decision | undefined
  for (const decision of told.decisions ?? [])
    last = await judge({ told: decision, about, corrected: last, batchId: BATCH }, cast)
  if (told.appeal && last) await appeal(told.appeal, { about, subject, last }, cast)
}

function open(told: ToldCase, { target, subjectId }: Subject, cast: Cast): Promise<Case> {
  const openedAt = cast.hoursAgo(told.hours)
  const rule = told.hit !== undefined || told.hold
  return Case.create(
    {
      ...{ targetKind: target.kind, targetId: target.id, subjectId, weight: weightOf(told, cast) },
      causes: [
        ...(told.reports.length ? ['report' as const] : []),
        ...(rule ? ['rule' as const] : []),
      ],
      ...{ openedAt, mailedAt: openedAt, state: 'open', version: 1 },
    },
    { client: cast.within.client }
  )
}

function weightOf({ reports, hit, hold }: ToldCase, { within: { people, now } }: Cast): number {
  const isNew = (name: string) =>
    people.get(name)!.dateJoined > now.minus({ days: NEW_ACCOUNT_DAYS })
  const byReports = reports.map(({ by }) => (isNew(by) ? NEW_ACCOUNT_SHARE : 1))
  const byRules = [...(hit === undefined ? [] : [WEIGHTS.flag]), ...(hold ? [WEIGHTS.hold] : [])]
  return [...byReports, ...byRules].reduce((sum, weight) => sum + weight, 0)
}

async function bringCauses(told: ToldCase, about: Case, cast: Cast): Promise<void> {
  const { client } = cast.within
  for (const report of told.reports) await execute({ sql: reportOf(report, about, cast) }, client)
  if (told.hit !== undefined || told.hold) await noteHit(told, about, cast)
  for (const { by, hours, text } of told.notes ?? [])
    await Note.create(
      { caseId: about.id, authorId: cast.personId(by), text, createdAt: cast.hoursAgo(hours) },
      { client }
    )
}

type ToldReport = ToldCase['reports'][number]

const reportOf = ({ by, reason, text, hours }: ToldReport, about: Case, cast: Cast) =>
  sql`insert into moderation_report
      (case_id, target_kind, target_id, reporter_id, reason_id, description, created_at, snapshot)
    values (${about.id}, ${about.targetKind}, ${about.targetId}, ${cast.personId(by)},
      ${cast.reasonId(reason)}, ${text}, ${cast.hoursAgo(hours).toISO()}, ${snapshotOf(about.target)})`

async function noteHit(
  { hold, hit: matched = '' }: ToldCase,
  about: Case,
  cast: Cast
): Promise<void> {
  const of = { caseId: about.id, targetKind: about.targetKind, targetId: about.targetId }
  const found = hold
    ? { ruleId: null, effect: 'hold' as const }
    : { ruleId: cast.rule.id, effect: 'flag' as const }
  const row = { ...of, ...found, matched, createdAt: about.openedAt }
  await RuleHit.create(row, { client: cast.within.client })
}

async function appeal(
  { hours, text }: NonNullable<ToldCase['appeal']>,
  { about, subject, last }: { about: Case; subject: Subject; last: Decision },
  cast: Cast
): Promise<void> {
  const { client } = cast.within
  const openedAt = cast.hoursAgo(hours)
  const { target, subjectId } = subject
  const again = await Case.create(
    {
      ...{ targetKind: target.kind, targetId: target.id, subjectId, weight: WEIGHTS.appeal },
      ...{ causes: ['appeal' as const], previousCaseId: about.id, openedAt, mailedAt: openedAt },
    },
    { client }
  )
  await Appeal.create(
    { decisionId: last.id, caseId: again.id, authorId: subjectId, text, createdAt: openedAt },
    { client }
  )
}
