const UNDECIDED = `c.state in ('open', 'escalated')`
const LAST_OF = (kinds: string) => `(select e.after from moderation_effect e
  where e.target_kind = t.kind and e.target_id = t.id and e.kind in (${kinds}) order by e.id desc limit 1)`
const STATES = `'approve', 'hide', 'remove', 'restore'`

/** What must hold of the tables at all times: each finds the rows that break it. */
export const INVARIANTS: [string, string][] = [
  [
    'no undecided case is without a cause that waits',
    `select c.id from moderation_case c where ${UNDECIDED}
       and not exists (select from moderation_report r where r.case_id = c.id and r.state = 'open')
       and not exists (select from moderation_appeal a where a.case_id = c.id and a.state = 'open')
       and not exists (select from moderation_rulehit h where h.case_id = c.id)
       and not c.causes @> '{rule}'`,
  ],
  [
    'no decision is without an effect',
    `select d.id from moderation_decision d
     where not exists (select from moderation_effect e where e.decision_id = d.id)`,
  ],
  [
    'a case is in the state after its last decision',
    `select c.id from moderation_case c join lateral (select state_after from moderation_decision d
       where d.case_id = c.id order by case_version desc limit 1) last on true
     where c.state <> last.state_after and c.state <> 'withdrawn'`,
  ],
  [
    'the version of a case is one more than it has decisions',
    `select c.id from moderation_case c where c.version <>
       1 + (select count(*) from moderation_decision d where d.case_id = c.id)`,
  ],
  [
    'no report or appeal waits on a decided case',
    `select c.id from moderation_case c where c.state = 'decided' and (
       exists (select from moderation_report r where r.case_id = c.id and r.state = 'open')
       or exists (select from moderation_appeal a where a.case_id = c.id and a.state = 'open'))`,
  ],
  [
    'nobody claims what is decided',
    `select from moderation_claim k join moderation_case c
     on c.id = k.case_id where not ${UNDECIDED}`,
  ],
  [
    'a product is in the state of its last effect',
    `select t.id from (select id, 'product' as kind, moderation_state from products_product) t
     where t.moderation_state <> coalesce(${LAST_OF(STATES)}->>'moderation_state', t.moderation_state)`,
  ],
  [
    'a comment is in the state of its last effect',
    `select t.id from (select id, 'comment' as kind, is_approved from products_comment) t
     where t.is_approved <> coalesce((${LAST_OF(STATES)}->>'is_approved')::boolean, t.is_approved)`,
  ],
  [
    'whoever is banned has a ban that lasts, and nobody else',
    `select u.id from users_user u where (u.banned_at is not null) <> exists (
       select from moderation_sanction s where s.user_id = u.id and s.kind = 'ban' and s.ended_at is null)`,
  ],
  [
    'an undoing undoes every effect',
    `select e.id from moderation_effect e join moderation_decision u on u.undoes_id = e.decision_id
     where not exists (select from moderation_effect r where r.undoes_id = e.id and r.decision_id = u.id)`,
  ],
]
