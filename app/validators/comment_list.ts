import vine from '@vinejs/vine'
import { given, id, idOrNull } from '#validators/filters'
import type { CommentFilters } from '#rules/comment_filters'

/** The filters of the comment list; one that is added here must be implemented in #queries/comments. */
export const commentListValidator = vine.create({
  product: id(),
  user: id(),
  parent: given()
    .use(idOrNull())
    .optional()
    .transform((value) => (value === 'null' ? null : Number(value))),
} satisfies Record<keyof CommentFilters, unknown>)
