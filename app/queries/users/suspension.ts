import sql from 'sql-template-tag'

/** Of alias `u`: null unless it goes on. Its time is written as `#support/iso_time` writes times. */
export const suspension = sql`case when u.suspended_until > now() then json_build_object(
  'until', to_char(u.suspended_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
  'reason', coalesce(u.suspended_reason, '')) end`
