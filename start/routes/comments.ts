import { controllers } from '#generated/controllers'
import { created, detail, firstRows, gone, list, ok } from '#routing/answers'
import { refusals } from '#routing/refusals'
import { resource } from '#start/routes/resource'
import { commentList } from '#queries/comments/comment_list'
import { Approval, Comment } from '#shapes/comment'
import { LikeState } from '#shapes/like'
import { sampleOf } from '#shapes/schema'
import {
  createCommentValidator,
  createProductCommentValidator,
  editCommentValidator,
  replaceCommentValidator,
} from '#validators/comment'

const { Comments, CommentApprovals, CommentLikes, CommentRejections, ProductComments } =
  controllers.api.v1
const { get, post, put, patch, remove } = resource('Comments', 'What people say about products')

const sample = sampleOf(Comment)
const { product, content } = sample
const newComment = created(Comment, 'The new comment', {
  ...sample,
  ...{ replies_count: 0, replies: [] },
})
const likeState = (message: string, is_liked: boolean) => ({ message, likes_count: 3, is_liked })

get('comments', [Comments, 'index'], {
  name: 'comments.index',
  guard: 'viewer',
  ...list(Comment, commentList),
  refusals: [refusals.permissionDenied],
  summary: 'List comments',
  description: `Of everybody and every product, replies among them, each with the replies below it: at most
1,000 in all, the nearest levels first; \`replies_count\` tells what is missing. Signed in, your own that are not approved, too; moderators see everybody's. By a \`user\` with a private profile it is 403 to all but themselves and staff.`,
})

get('comments/:id', [Comments, 'show'], {
  name: 'comments.show',
  guard: 'viewer',
  answers: detail(Comment, 'The comment'),
  summary: 'Read a comment',
  description:
    'With the replies below it. A deleted one that has replies has neither text nor author.',
})

post('comments', [Comments, 'store'], {
  name: 'comments.store',
  guard: 'user',
  gate: 'posting',
  throttle: ['caller', 'comments'],
  body: { validator: createCommentValidator, example: { product, content } },
  answers: newComment,
  refusals: [refusals.contentRefused],
  summary: 'Say something about a product',
  description: 'With `parent`, a reply to a comment on the same product, at most 32 levels down.',
})

get('products/:id/comments', [ProductComments, 'index'], {
  name: 'products.comments.index',
  guard: 'viewer',
  answers: firstRows(Comment, 'The comments that are no replies'),
  summary: 'Read what was said about a product',
  description: `The approved comments, newest first, with all replies below them. At most 100, which \`X-Total-Count\`
counts; \`Link\` leads to the paged list when there are more.`,
})

post('products/:id/comments', [ProductComments, 'store'], {
  name: 'products.comments.store',
  guard: 'user',
  gate: 'posting',
  throttle: ['caller', 'comments'],
  body: { validator: createProductCommentValidator, example: { content } },
  answers: newComment,
  refusals: [refusals.contentRefused],
  summary: 'Say something about this product',
  description: 'As at `comments/`.',
})

put('comments/:id', [Comments, 'update'], {
  name: 'comments.replace',
  guard: 'owner',
  body: { validator: replaceCommentValidator, example: { content } },
  answers: ok(Comment, 'The comment as it is now'),
  refusals: [refusals.contentRefused, refusals.editWindowClosed],
  summary: 'Correct a comment of yours',
  description: 'For 24 hours. Product and parent stay.',
})

patch('comments/:id', [Comments, 'update'], {
  name: 'comments.update',
  guard: 'owner',
  body: { validator: editCommentValidator, example: { content } },
  answers: ok(Comment, 'The comment as it is now'),
  refusals: [refusals.contentRefused, refusals.editWindowClosed],
  summary: 'Correct a comment of yours, or nothing',
  description: 'As PUT, but `content` may stay away.',
})

remove('comments/:id', [Comments, 'destroy'], {
  name: 'comments.destroy',
  guard: 'owner',
  answers: gone,
  summary: 'Delete a comment of yours',
  description: 'Replies stay, below a comment without text and author.',
})

post('comments/:id/like', [CommentLikes, 'store'], {
  name: 'comments.like.store',
  guard: 'user',
  answers: {
    201: {
      shape: LikeState,
      description: 'Comment liked successfully',
      example: likeState('Comment liked successfully', true),
    },
  },
  refusals: [refusals.commentAlreadyLiked],
  summary: 'Like a comment',
  description: 'Tells when you like it already.',
})

remove('comments/:id/like', [CommentLikes, 'destroy'], {
  name: 'comments.like.destroy',
  guard: 'user',
  answers: ok(
    LikeState,
    'Comment unliked successfully',
    likeState('Comment unliked successfully', false)
  ),
  refusals: [refusals.commentNotLiked],
  summary: 'Take your like of a comment back',
  description: 'Tells when there was none.',
})

post('comments/:id/approve', [CommentApprovals, 'store'], {
  name: 'comments.approve',
  guard: 'moderator',
  answers: ok(Approval, 'Comment approved'),
  summary: 'Approve a comment',
  description: 'Everybody sees it from then on.',
})

post('comments/:id/reject', [CommentRejections, 'store'], {
  name: 'comments.reject',
  guard: 'moderator',
  answers: ok(Approval, 'Comment rejected', { message: 'Comment rejected', is_approved: false }),
  summary: 'Reject a comment',
  description: 'Its author and moderators see it from then on, nobody else.',
})
