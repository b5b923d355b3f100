import vine from '@vinejs/vine'
import { choice, text, type Check } from '#validators/fields'
import { tagSlug } from '#rules/tag_slug'

const sluggable: Check = (tag) => (tagSlug(tag) ? null : { code: 'invalid_slug' })
/** One segment of a path, as a tag that somebody names gets it. */
const isSlug: Check = (slug) => (tagSlug(slug) === slug ? null : { code: 'invalid_slug' })

export const deskTagValidator = vine.create({
  name: text({ max: 100, after: [sluggable] }),
  slug: text({ max: 50, after: [isSlug] }),
  state: choice(['active', 'inactive'] as const),
})
