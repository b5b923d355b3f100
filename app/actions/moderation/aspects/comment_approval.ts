import type { Aspect } from '#actions/moderation/aspects/aspect'
import Comment from '#models/comment'
import Product from '#models/product'

/** Whether moderators show a comment. The product is held first, as by everybody who changes its count. */
export const commentApproval: Aspect = {
  async read({ id }, client) {
    const found = await Comment.query({ client }).where({ id }).first()
    if (!found) return null
    await Product.hold(found.productId, client)
    const comment = await Comment.query({ client }).where({ id }).forUpdate().first()
    return comment?.isActive ? { is_approved: comment.isApproved } : null
  },
  async write({ id }, { is_approved }, client) {
    await Comment.query({ client }).where({ id }).update({ is_approved })
  },
}
