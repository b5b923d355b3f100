/**
 * The rules that columns and triggers keep, as SQL on a row. Everything else names the column `is_listed`:
 * partial indexes, counting triggers and reads.
 */

/** Somebody of whom nothing is shown: they are banned, or their account waits to be erased. */
export const authorIsHidden = (row: string) =>
  `(${row}.banned_at is not null or ${row}.erase_at is not null)`

/** A product that everybody sees in lists. */
export const productIsListed = (row: string) =>
  `(${row}.is_active and ${row}.status = 'published' and ${row}.moderation_state = 'visible'
    and not ${row}.author_hidden)`

/** A comment that everybody sees: a tombstone too, which is inactive and has `deleted_at`. */
export const commentIsListed = (row: string) =>
  `((${row}.is_active or ${row}.deleted_at is not null) and ${row}.is_approved
    and not ${row}.author_hidden)`

/** A comment that comments_count and replies_count count: a listed one that is no tombstone. */
export const commentIsCounted = (row: string) => `(${row}.is_listed and ${row}.is_active)`

/** A picture with files that everybody may read: an active one of a listed product. */
export const pictureIsPublic = (picture: string, product: string) =>
  `(${picture}.is_active and ${product}.is_listed)`
