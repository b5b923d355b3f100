import { PatientSchema } from '#database/patient_schema'
import { dropFunctions, triggerFunction } from '#database/triggers/statements'

const INTO = `insert into audit_entries
  (actor_id, actor, deed, target_type, target_id, target_name, after, reason, address, created_at)`

/** The account behind `user:5`; commands have none. */
const accountOf = (actor: string) =>
  `case when ${actor} ~ '^user:[0-9]{1,15}$' then substr(${actor}, 6)::bigint end`

/** What was done to something by a decision; texts to authors stay with the decision. @param effect - an alias */
const decided = (effect: string) => `
  select d.actor_id, case when d.actor_id is null then d.actor else '' end,
    case when ${effect}.undoes_id is null then 'decided_' else 'undid_' end || ${effect}.kind,
    ${effect}.target_kind, ${effect}.target_id,
    left(coalesce(case ${effect}.target_kind
      when 'product' then (select name from products_product where id = ${effect}.target_id)
      when 'user' then (select username from users_user where id = ${effect}.target_id) end, ''), 300),
    '{}'::jsonb, left(r.label, 500), null::varchar, ${effect}.created_at
  from moderation_decision d join moderation_reason r on r.id = d.reason_id`

const roleChanged = (event: string) => `
  select ${accountOf(`${event}.actor`)},
    case when ${event}.actor like 'user:%' then '' else coalesce(${event}.actor, '') end,
    ${event}.type, 'user', ${event}.user_id,
    coalesce((select left(username, 300) from users_user where id = ${event}.user_id), ''),
    jsonb_build_object('role', ${event}.details -> 'role'),
    left(coalesce(${event}.details ->> 'reason', ''), 500), null::varchar, ${event}.created_at`

const OF_ROLES = `in ('role_granted', 'role_revoked')`

/** Whoever decides or gives a role, in the panel, by the API or by a command: the log of the panel has it. */
const WRITERS = [
  triggerFunction('vitrin_audit_effect', `${INTO} ${decided('new')} where d.id = new.decision_id`),
  `create or replace trigger vitrin_audit_effect after insert on moderation_effect
     for each row execute function vitrin_audit_effect()`,
  triggerFunction('vitrin_audit_role', `${INTO} ${roleChanged('new')}`),
  `create or replace trigger vitrin_audit_role after insert on users_securityevent
     for each row when (new.type ${OF_ROLES}) execute function vitrin_audit_role()`,
]

/** Of before there was this log. */
const EARLIER = [
  `${INTO} ${decided('e')} join moderation_effect e on e.decision_id = d.id
     where not exists (select from audit_entries where deed like 'decided\\_%') order by e.id`,
  `${INTO} ${roleChanged('s')} from users_securityevent s where s.type ${OF_ROLES}
     and not exists (select from audit_entries where deed ${OF_ROLES}) order by s.id`,
]

export default class extends PatientSchema {
  async up() {
    this.change('audit of decisions and roles', ...EARLIER, ...WRITERS)
  }

  async down() {
    this.change(
      'audit of decisions and roles',
      dropFunctions(['vitrin_audit_effect', 'vitrin_audit_role'])
    )
  }
}
