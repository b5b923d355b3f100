import vine from '@vinejs/vine'
import { search } from '#validators/filters'
import type { UserFilters } from '#rules/user_filters'

/** The filters of the user list; one that is added here must be implemented in #queries/users. */
export const userListValidator = vine.create({
  search: search(),
} satisfies Record<keyof UserFilters, unknown>)
