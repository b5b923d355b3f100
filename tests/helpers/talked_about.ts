import db from '@adonisjs/lucid/services/db'
import DecideCases from '#actions/batches/decide_cases'
import AddNote from '#actions/moderation/add_note'
import ReportTarget from '#actions/moderation/report_target'
import { noteAudit } from '#actions/panel/note_audit'
import { UserFactory } from '#database/factories/user_factory'
import type Comment from '#models/comment'
import type Product from '#models/product'
import RuleHit from '#models/rule_hit'
import type User from '#models/user'
import { caseAbout, moderating } from '#tests/helpers/moderating'

interface Made {
  user: User
  own: Product
  answered: Comment
}

/** All that moderators, rules, reporters and the audit log may say of somebody and of what they made. */
export async function talkedAbout({ user, own, answered }: Made, mark: string): Promise<void> {
  const { viewer } = await moderating('superuser')
  const reporterId = (await UserFactory.create()).id
  const said = { text: `Dear ${mark}`, note: `Of ${mark}` }
  for (const target of [
    { kind: 'user' as const, id: user.id },
    { kind: 'product' as const, id: own.id },
    { kind: 'comment' as const, id: answered.id },
  ]) {
    const input = { target, subjectId: user.id, reason: 'spam', description: '' }
    await new ReportTarget().handle({ ...input, reporterId })
    const about = await caseAbout(target)
    const hit = { targetKind: target.kind, targetId: target.id, effect: 'flag', matched: mark }
    await RuleHit.create({ ...hit, effect: 'flag', caseId: about.id })
    await new AddNote().handle({ about: { caseId: about.id }, by: viewer, text: mark })
    const kind = target.kind === 'user' ? ('clear_profile' as const) : ('hide' as const)
    await new DecideCases().handle({
      ...{ by: viewer, cases: [{ id: about.id, version: about.version }] },
      wanted: { effects: [{ kind }, { kind: 'warn' }], reason: 'spam', ...said },
    })
    const by = { viewer, caller: { address: '192.0.2.7', agent: '' } }
    const names = { before: { name: mark }, after: { name: '' }, reason: mark }
    const entry = {
      by,
      deed: 'note_added',
      target: { type: target.kind, id: target.id, name: mark },
    }
    await noteAudit({ ...entry, ...names }, db.connection())
  }
  await new AddNote().handle({ about: { userId: user.id }, by: viewer, text: mark })
  await user.merge({ username: mark, firstName: mark }).save()
}
