import sql from 'sql-template-tag'
import { KeptTable } from '#db/kept_table'
import { select } from '#db/statements'
import type { ScreeningRule } from '#rules/screening/rule'
import { Screen } from '#rules/screening/screen'

/** More would be a list that nobody looks through. */
const MAX = 500

export interface RuleBook {
  screen: Screen
  byId: Map<number, ScreeningRule>
}

/** The rules that are on, made ready. With none a request that is screened asks the database nothing. */
export const ruleBook = new KeptTable<ScreeningRule, RuleBook>({
  dependsOn: ['moderation_rule'],
  load: () =>
    select({
      name: 'rules',
      sql: sql`select id, kind, effect, to_json(target_kinds) as targets, settings, sentence,
          (extract(epoch from expires_at) * 1000)::float8 as "endsAt"
        from moderation_rule where is_on and (expires_at is null or expires_at > now()) order by id limit ${MAX}`,
    }),
  make: (rows) => ({
    screen: new Screen(rows),
    byId: new Map(rows.map((rule) => [rule.id, rule])),
  }),
})
