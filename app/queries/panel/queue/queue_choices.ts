import sql, { join, type Sql } from 'sql-template-tag'
import { hoursAgo, joinedAfter } from '#queries/panel/queue/queue_asked'
import { CAUSES, CONTENT_STATES } from '#rules/moderation'
import {
  ACCOUNT,
  REPORT_COUNTS,
  WAITING,
  WHO,
  type Account,
  type Waiting,
} from '#rules/queue_words'

type Choices = Record<string, Sql>

const by = <Word extends string>(words: readonly Word[], found: (word: Word, at: number) => Sql) =>
  Object.fromEntries(words.map((word, at) => [word, found(word, at)])) as Choices

/** Since when a case is open that waits for so long. */
const since = (word: Waiting) => sql`${hoursAgo(WAITING[word][1])}::timestamptz`
const FROM_OLD: Waiting[] = ['7d', '3d', '24h', '1h']
const accounts = (Object.keys(ACCOUNT) as Account[]).toReversed()

/** What tells cases `f` apart for the choices: of numbers and times how many of the steps they reach. */
export const alikeColumns = () => sql`f.causes, f.content, f.holder,
  width_bucket(f.opened_at, array[${join(FROM_OLD.map(since))}]) as waiting,
  width_bucket(f.joined, array[${join(accounts.map((word) => sql`${joinedAfter(word)}::timestamptz`))}]) as account,
  width_bucket(f.reports, array[${join(REPORT_COUNTS.map((count) => sql`${count}::int`))}]) as reports`

/** Whether the holder of a case is nobody, the viewer or somebody else. */
export const isHeldBy = (who: string, holder: Sql, viewerId: number): Sql =>
  who === 'nobody'
    ? sql`${holder} is null`
    : sql`(${holder} = ${viewerId}::bigint) = ${who === 'me'}::boolean`

/** Which of the cases that are alike, alias `g`, each choice finds. Reasons are counted by what was reported. */
export const choices = (viewerId: number) => ({
  cause: by(CAUSES, (cause) => sql`g.causes @> array[${cause}]::varchar[]`),
  claimed: by(WHO, (who) => isHeldBy(who, sql`g.holder`, viewerId)),
  waiting: {
    ...by(FROM_OLD, (_, at) => sql`g.waiting <= ${at}::int`),
    new: sql`g.waiting = ${FROM_OLD.length}::int`,
  },
  reports: by(REPORT_COUNTS.map(String), (_, at) => sql`g.reports > ${at}::int`),
  content: by(CONTENT_STATES, (state) => sql`g.content = ${state}`),
  account: by(accounts, (_, at) => sql`g.account > ${at}::int`),
})
