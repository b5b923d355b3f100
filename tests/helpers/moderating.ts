import { openCase } from '#actions/moderation/open_case'
import Decide, { type Deciding } from '#actions/moderation/decide'
import { moderatorOf } from '#actions/moderation/moderator'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { UserFactory } from '#database/factories/user_factory'
import Case from '#models/case'
import { atomically } from '#db/atomically'
import { subjectOf } from '#queries/moderation/subject_of'
import { findViewer } from '#queries/users/find_viewer'
import type { Target } from '#rules/moderation'
import type { Viewer } from '#rules/viewer'

type Role = 'moderator' | 'lead' | 'staff' | 'superuser'

/** Somebody who may moderate, as actions know them. */
export async function moderating(role: Role = 'moderator') {
  const user = await UserFactory.apply(role).create()
  return { user, viewer: (await findViewer(user.id)) as Viewer }
}

/** An open case about a target, as a rule opens it. */
export async function caseAbout(target: Target, effect: 'flag' | 'hold' = 'flag'): Promise<Case> {
  const subjectId = await subjectOf(target)
  const cause = { kind: 'rule' as const, effect }
  const { id } = await atomically((client) => openCase({ target, subjectId, cause }, client))
  return Case.findOrFail(id)
}

/** Open cases about comments of one product. */
export async function commentCases(count: number) {
  const product = await ProductFactory.with('user').with('category').create()
  const made = await CommentFactory.merge({ productId: product.id }).with('user').createMany(count)
  const found = []
  for (const { id } of made) found.push(await caseAbout({ kind: 'comment', id }))
  return found
}

/** Decides on a case as it is now. */
export const decide = (
  about: Case,
  viewer: Viewer,
  effects: Deciding['effects'],
  more: Partial<Deciding> = {}
) =>
  new Decide().handle({
    ...{ caseId: about.id, version: about.version, by: moderatorOf(viewer) },
    ...{ effects, reason: 'spam', ...more },
  })
