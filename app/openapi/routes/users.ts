import Type from 'typebox'
import type { Operations } from '#openapi/operation'
import { listParameters } from '#openapi/parameters'
import { refusals } from '#openapi/refusals'
import { ownAccount } from '#openapi/routes/own_account'
import { comment, product, user, userDetail } from '#openapi/samples'
import { commentList } from '#queries/comments/comment_list'
import { productList } from '#queries/products/product_list'
import { userList } from '#queries/users/user_list'
import { Account } from '#shapes/account'
import { CommentCursorPage, CommentPage } from '#shapes/comment'
import { ProductCursorPage, ProductPage } from '#shapes/product'
import { UserCursorPage, UserDetail, UserPage } from '#shapes/user'

const page = (results: object[]) => ({ count: results.length, next: null, previous: null, results })
const description = 'A page; with `cursor` one that is not counted'

const onPages = [refusals.invalidPage, refusals.invalidCursor]
const reached = [refusals.notFound, refusals.permissionDenied]

/** People, as far as others may know of them. */
export const users: Operations = {
  'users.profile.show': ownAccount.show,
  'users.profile.replace': ownAccount.replace,
  'users.profile.update': ownAccount.update,
  'users.index': {
    summary: 'List users',
    description: `By username. Private profiles are left out, but for your own; staff see them all. \`search\` looks
for each of its words in username, first and last name.`,
    caller: 'viewer',
    ...listParameters(userList),
    answers: {
      200: {
        description,
        shape: Type.Union([UserPage, UserCursorPage]),
        example: page([user]),
      },
    },
    refusals: onPages,
  },
  'users.show': {
    summary: 'Read a user',
    description: `By id or username. You and staff get the whole account, others what is public; to them a private
profile is 403.`,
    caller: 'viewer',
    answers: {
      200: {
        description: 'The user',
        shape: Type.Union([UserDetail, Account]),
        example: userDetail,
        headers: ['ETag'],
      },
      304: { description: 'As `If-None-Match` has it', headers: ['ETag'] },
    },
    refusals: reached,
  },
  'users.products': {
    summary: 'List the products of a user',
    description: 'The product list of this user, with its other filters.',
    caller: 'viewer',
    ...listParameters(productList),
    answers: {
      200: {
        description,
        shape: Type.Union([ProductPage, ProductCursorPage]),
        example: page([product]),
      },
    },
    refusals: [...reached, ...onPages],
  },
  'users.comments': {
    summary: 'List the comments of a user',
    description: 'The comment list of this user, with its other filters.',
    caller: 'viewer',
    ...listParameters(commentList),
    answers: {
      200: {
        description,
        shape: Type.Union([CommentPage, CommentCursorPage]),
        example: page([comment]),
      },
    },
    refusals: [...reached, ...onPages],
  },
}
