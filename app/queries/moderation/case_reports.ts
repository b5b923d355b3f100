import sql from 'sql-template-tag'
import { select } from '#db/statements'
import type { CaseDetail } from '#shapes/moderation_case'
import { isoTime } from '#support/iso_time'

type ReportOfCase = CaseDetail['reports'][number]

interface Wanted {
  /** whether to tell who reported */
  names: boolean
  most: number
}

/** The newest reports of a case, with the record of who reported. */
export async function reportsOf(caseId: number, { names, most }: Wanted): Promise<ReportOfCase[]> {
  const rows = await select<ReportOfCase>({
    name: 'case_reports',
    sql: sql`select r.id, w.key as reason, r.description, r.state, r.snapshot, r.created_at,
        case when ${names}::boolean and u.id is not null
          then json_build_object('id', u.id, 'username', u.username) end as reporter,
        record.upheld, record.decided
      from moderation_report r join moderation_reason w on w.id = r.reason_id
      left join users_user u on u.id = r.reporter_id
      cross join lateral (
        select count(*) filter (where state = 'upheld')::int as upheld,
          count(*) filter (where state in ('upheld', 'declined'))::int as decided
        from moderation_report o where o.reporter_id = r.reporter_id
      ) record
      where r.case_id = ${caseId}::bigint order by r.id desc limit ${most}::int`,
  })
  return rows.map((row) => ({ ...row, created_at: isoTime(row.created_at) }))
}
