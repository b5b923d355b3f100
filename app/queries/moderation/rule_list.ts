import sql from 'sql-template-tag'
import { select } from '#db/statements'
import type { TargetKind } from '#rules/moderation'
import type { RuleEffect, RuleKind, RuleSettings } from '#rules/screening/rule'
import { isoTime } from '#support/iso_time'

/** A rule as whoever keeps the rules sees it. */
export interface RuleRow {
  id: number
  name: string
  kind: RuleKind
  effect: RuleEffect
  targets: TargetKind[]
  settings: RuleSettings
  sentence: string
  is_on: boolean
  tried_at: string | null
  expires_at: string | null
  updated_at: string
  created_by: string | null
  /** how many things it hit in the last 30 days */
  hits: number
}

const MAX = 500

/** All rules, those that are on first. */
export async function ruleList(): Promise<RuleRow[]> {
  const rows = await select<RuleRow>({
    name: 'rule_list',
    sql: sql`select r.id, r.name, r.kind, r.effect, to_json(r.target_kinds) as targets, r.settings, r.sentence,
        r.is_on, r.tried_at, r.expires_at, r.updated_at, u.username as created_by,
        (select count(*)::int from moderation_rulehit h
          where h.rule_id = r.id and h.created_at > now() - interval '30 days') as hits
      from moderation_rule r left join users_user u on u.id = r.created_by_id
      order by r.is_on desc, r.name, r.id limit ${MAX}::int`,
  })
  return rows.map((row) => ({
    ...row,
    tried_at: row.tried_at && isoTime(row.tried_at),
    expires_at: row.expires_at && isoTime(row.expires_at),
    updated_at: isoTime(row.updated_at),
  }))
}
