import Type from 'typebox'
import { controllers } from '#generated/controllers'
import { detail, gone, list, ok } from '#routing/answers'
import { refusals, withPictures } from '#routing/refusals'
import { ownAccount } from '#start/routes/own_account'
import { solePictureFile } from '#start/routes/picture_files'
import { resource } from '#start/routes/resource'
import { commentList } from '#queries/comments/comment_list'
import { productList } from '#queries/products/product_list'
import { userList } from '#queries/users/user_list'
import { Account } from '#shapes/account'
import { Comment } from '#shapes/comment'
import { Product } from '#shapes/product'
import { User, UserDetail } from '#shapes/user'
import { AVATAR_FIELDS } from '#validators/files'
import { solePictureValidator } from '#validators/picture'

const { Me } = controllers.auth
const { Avatars, UserComments, UserProducts, Users } = controllers.api.v1
const { get, put, patch, remove } = resource('Users', 'Users, as others see them')

/** A private profile is 403 to others. */
const isPrivate = [refusals.permissionDenied]

get('users/profile', [Me, 'show'], { name: 'users.profile.show', ...ownAccount.show })
put('users/profile', [Me, 'update'], { name: 'users.profile.replace', ...ownAccount.replace })
patch('users/profile', [Me, 'update'], { name: 'users.profile.update', ...ownAccount.edit })

put('users/profile/avatar', [Avatars, 'update'], {
  name: 'users.profile.avatar.update',
  guard: 'user',
  throttle: ['caller', 'pictures'],
  body: { validator: solePictureValidator, example: {}, files: solePictureFile(AVATAR_FIELDS) },
  answers: ok(Account, 'The account with its new avatar'),
  refusals: withPictures,
  summary: 'Give yourself an avatar',
  description: `In place of the one before. It is cut to a square in the middle, and holds no place, camera or
comment. A private profile shows it to nobody but you and staff.`,
})

remove('users/profile/avatar', [Avatars, 'destroy'], {
  name: 'users.profile.avatar.destroy',
  guard: 'user',
  answers: gone,
  summary: 'Take your avatar away',
  description: 'Whether there is one or not.',
})

get('users', [Users, 'index'], {
  name: 'users.index',
  guard: 'viewer',
  ...list(User, userList),
  summary: 'List users',
  description: `By username. Private profiles are left out, but for your own; staff see them all. \`search\` looks
for each of its words in username, first and last name.`,
})

get('users/:key', [Users, 'show'], {
  name: 'users.show',
  guard: 'viewer',
  answers: detail(Type.Union([UserDetail, Account]), 'The user'),
  refusals: isPrivate,
  summary: 'Read a user',
  description: `By id or username. You and staff get the whole account, others what is public; to them a private
profile is 403.`,
})

get('users/:key/products', [UserProducts, 'index'], {
  name: 'users.products',
  guard: 'viewer',
  ...list(Product, productList),
  summary: 'List the products of a user',
  description: 'The product list of this user, a private profile or not, with its other filters.',
})

get('users/:key/comments', [UserComments, 'index'], {
  name: 'users.comments',
  guard: 'viewer',
  ...list(Comment, commentList),
  refusals: isPrivate,
  summary: 'List the comments of a user',
  description: 'The comment list of this user, with its other filters.',
})
