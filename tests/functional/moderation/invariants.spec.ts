import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { DateTime } from 'luxon'
import UndoDecision from '#actions/moderation/undo_decision'
import { moderatorOf } from '#actions/moderation/moderator'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { caseAbout, decide, moderating } from '#tests/helpers/moderating'
import { INVARIANTS } from '#tests/helpers/moderation_invariants'

/** A little of everything: decided, undone, corrected, escalated, opened again. */
async function history() {
  const { viewer } = await moderating()
  const lead = await moderating('lead')
  const until = DateTime.utc().plus({ days: 1 }).toISO()
  for (const effects of [
    [{ kind: 'hide' as const }, { kind: 'warn' as const }],
    [{ kind: 'remove' as const }, { kind: 'ban' as const }],
    [{ kind: 'suspend' as const, until }],
    [{ kind: 'dismiss' as const }],
  ]) {
    const product = await ProductFactory.with('user').with('category').create()
    const comment = await CommentFactory.merge({ productId: product.id }).with('user').create()
    for (const target of [
      { kind: 'product' as const, id: product.id },
      { kind: 'comment' as const, id: comment.id },
    ]) {
      const first = await decide(await caseAbout(target), viewer, effects)
      await caseAbout(target)
      const by = moderatorOf(viewer)
      await new UndoDecision().handle({ decisionId: first.decision.id, by })
      await first.about.refresh()
      const up = await decide(first.about, viewer, [{ kind: 'escalate' }])
      const second = await decide(up.about, lead.viewer, effects)
      await decide(second.about, lead.viewer, [{ kind: 'restore' }, { kind: 'lift' }])
      await caseAbout(target)
    }
  }
}

test.group('Of moderation, after much was decided and undone,', (group) => {
  group.setup(async () => {
    await history()
    return emptyAfterwards()
  })

  test('{0}')
    .with(INVARIANTS)
    .run(async ({ assert }, [, broken]) => {
      const { rows } = await db.rawQuery(broken)
      assert.isEmpty(rows)
      assert.isNotEmpty(await db.from('moderation_decision').limit(1))
    })
})
