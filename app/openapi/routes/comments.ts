import Type from 'typebox'
import type { Answer, Operations } from '#openapi/operation'
import { listParameters } from '#openapi/parameters'
import { changing, refusals } from '#openapi/refusals'
import { comment } from '#openapi/samples'
import { commentList } from '#queries/comments/comment_list'
import { Approval, Comment, CommentCursorPage, CommentPage, CommentThread } from '#shapes/comment'
import { LikeState } from '#shapes/like'
import {
  createCommentValidator,
  createProductCommentValidator,
  editCommentValidator,
  replaceCommentValidator,
} from '#validators/comment'

const whole = (description: string): Answer => ({ description, shape: Comment, example: comment })
const created: Answer = {
  ...whole('The new comment'),
  example: { ...comment, replies_count: 0, replies: [] },
  headers: ['Location'],
}

const liked = (message: string, is: boolean): Answer => ({
  description: message,
  shape: LikeState,
  example: { message, likes_count: comment.likes_count, is_liked: is },
})

const decided = (message: string, is: boolean): Answer => ({
  description: message,
  shape: Approval,
  example: { message, is_approved: is },
})

const { content } = comment
const reached = [refusals.notFound, ...changing]
const owned = [refusals.permissionDenied, ...reached]
const edited = [refusals.editWindowClosed, ...owned]

/** What people say about products. */
export const comments: Operations = {
  'comments.index': {
    summary: 'List comments',
    description: `Of everybody and every product, replies among them, each with the replies below it: 32 levels
and some 2,000 in all. Signed in, your own that are not approved, too; moderators see everybody's.`,
    caller: 'viewer',
    ...listParameters(commentList),
    answers: {
      200: {
        description: 'A page; with `cursor` one that is not counted',
        shape: Type.Union([CommentPage, CommentCursorPage]),
        example: { count: 1, next: null, previous: null, results: [comment] },
      },
    },
    refusals: [refusals.invalidPage, refusals.invalidCursor],
  },
  'comments.show': {
    summary: 'Read a comment',
    description:
      'With the replies below it. A deleted one that has replies has neither text nor author.',
    caller: 'viewer',
    answers: {
      200: { ...whole('The comment'), headers: ['ETag'] },
      304: { description: 'As `If-None-Match` has it', headers: ['ETag'] },
    },
    refusals: [refusals.notFound],
  },
  'comments.store': {
    summary: 'Say something about a product',
    description: 'With `parent`, a reply to a comment on the same product, at most 32 levels down.',
    caller: 'user',
    body: { validator: createCommentValidator, example: { product: comment.product, content } },
    answers: { 201: created },
    refusals: changing,
  },
  'products.comments.index': {
    summary: 'Read what was said about a product',
    description: `The approved comments, newest first, with all replies below them. At most 100, which \`X-Total-Count\`
counts; \`Link\` leads to the paged list when there are more.`,
    caller: 'viewer',
    answers: {
      200: {
        description: 'The comments that are no replies',
        shape: CommentThread,
        example: [comment],
        headers: ['X-Total-Count'],
      },
    },
    refusals: [refusals.notFound],
  },
  'products.comments.store': {
    summary: 'Say something about this product',
    description: 'As at `comments/`.',
    caller: 'user',
    body: { validator: createProductCommentValidator, example: { content } },
    answers: { 201: created },
    refusals: reached,
  },
  'comments.replace': {
    summary: 'Correct a comment of yours',
    description: 'For 24 hours. Product and parent stay.',
    caller: 'user',
    body: { validator: replaceCommentValidator, example: { content } },
    answers: { 200: whole('The comment as it is now') },
    refusals: edited,
  },
  'comments.update': {
    summary: 'Correct a comment of yours, or nothing',
    description: 'As PUT, but `content` may stay away.',
    caller: 'user',
    body: { validator: editCommentValidator, example: { content } },
    answers: { 200: whole('The comment as it is now') },
    refusals: edited,
  },
  'comments.destroy': {
    summary: 'Delete a comment of yours',
    description: 'Replies stay, below a comment without text and author.',
    caller: 'user',
    answers: { 204: { description: 'It is gone' } },
    refusals: owned,
  },
  'comments.like.store': {
    summary: 'Like a comment',
    description: 'Tells when you like it already.',
    caller: 'user',
    answers: { 201: liked('Comment liked successfully', true) },
    refusals: [refusals.commentAlreadyLiked, ...reached],
  },
  'comments.like.destroy': {
    summary: 'Take your like of a comment back',
    description: 'Tells when there was none.',
    caller: 'user',
    answers: { 200: liked('Comment unliked successfully', false) },
    refusals: [refusals.commentNotLiked, ...reached],
  },
  'comments.approve': {
    summary: 'Approve a comment',
    description: 'Moderators only: everybody sees it from then on.',
    caller: 'user',
    answers: { 200: decided('Comment approved', true) },
    refusals: owned,
  },
  'comments.reject': {
    summary: 'Reject a comment',
    description: 'Moderators only: its author and they see it from then on, nobody else.',
    caller: 'user',
    answers: { 200: decided('Comment rejected', false) },
    refusals: owned,
  },
}
