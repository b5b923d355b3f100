import { accepted } from '#openapi/input'
import { legible } from '#openapi/legible'
import { mapValues } from '#support/map_values'
import { Account, AccountStats, Profile } from '#shapes/account'
import { Author } from '#shapes/author'
import {
  Category,
  CategoryDetail,
  CategoryNode,
  CategoryPage,
  CategoryStats,
  ProductCategory,
} from '#shapes/category'
import { Approval, Comment, CommentCursorPage, CommentPage } from '#shapes/comment'
import { CategoryInUse, ErrorBody, Problem, TokenError, ValidationErrors } from '#shapes/error'
import { Health } from '#shapes/health'
import { LikeState } from '#shapes/like'
import { Links } from '#shapes/links'
import { Product, ProductCursorPage, ProductImage, ProductPage, ProductTag } from '#shapes/product'
import { Tag, TagPage } from '#shapes/tag'
import { Info, Stats } from '#shapes/site'
import { Message, SignedIn, TokenPair } from '#shapes/tokens'
import { PublicProfile, User, UserCursorPage, UserDetail, UserPage } from '#shapes/user'
import { createCategoryValidator, editCategoryValidator } from '#validators/category'
import {
  createCommentValidator,
  createProductCommentValidator,
  editCommentValidator,
  replaceCommentValidator,
} from '#validators/comment'
import {
  loginValidator,
  refreshValidator,
  registerValidator,
  verifyValidator,
} from '#validators/auth'
import { editMeValidator, replaceMeValidator } from '#validators/me'
import {
  createProductValidator,
  editProductValidator,
  replaceProductValidator,
} from '#validators/product'

const inputs = {
  Registration: registerValidator,
  Login: loginValidator,
  RefreshToken: refreshValidator,
  AnyToken: verifyValidator,
  AccountReplacement: replaceMeValidator,
  AccountChange: editMeValidator,
  NewProduct: createProductValidator,
  ProductReplacement: replaceProductValidator,
  ProductChange: editProductValidator,
  NewComment: createCommentValidator,
  NewProductComment: createProductCommentValidator,
  CommentReplacement: replaceCommentValidator,
  CommentChange: editCommentValidator,
  NewCategory: createCategoryValidator,
  CategoryChange: editCategoryValidator,
}

/** What has a name in the document; wherever one is part of another, it is referred to. */
const shapes: Record<string, object> = {
  ...{ Account, AccountStats, Profile, SignedIn, TokenPair, Message },
  ...{ Product, ProductCategory, ProductImage, ProductTag, Author, ProductPage, ProductCursorPage },
  ...{ Category, CategoryDetail, CategoryNode, CategoryPage, CategoryStats, Tag, TagPage },
  ...{ Comment, CommentPage, CommentCursorPage, Approval },
  ...{ User, UserDetail, UserPage, UserCursorPage, PublicProfile },
  ...{ LikeState, Health, Info, Links, Stats },
  ...{ Error: ErrorBody, ValidationErrors, TokenError, CategoryInUse, Problem },
  ...mapValues(inputs, accepted),
}

const names = new Map<unknown, string>(Object.entries(shapes).map(([name, shape]) => [shape, name]))

/** A plain copy in which every named shape, but for `own`, is a reference. */
export function withReferences<T>(value: T, own?: unknown): T {
  const refer = (_key: string, part: unknown) =>
    part !== own && names.has(part)
      ? { $ref: `#/components/schemas/${names.get(part)}` }
      : legible(part)
  return JSON.parse(JSON.stringify(value, refer)) as T
}

export const schemas = Object.fromEntries(
  Object.entries(shapes).map(([name, shape]) => [name, withReferences(shape, shape)])
)
