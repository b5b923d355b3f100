import sql from 'sql-template-tag'

/** The name of the file that is shown: the clean copy of one that Django stored, once it is made. */
export const shownAvatar = (profile: 'f' | 'p') =>
  profile === 'f'
    ? sql`coalesce(f.avatar_picture ->> 'published', f.avatar)`
    : sql`coalesce(p.avatar_picture ->> 'published', p.avatar)`

/** The avatar of an author, none while the profile is private; alias `f`. */
export const AUTHOR_AVATAR = sql`case when not f.is_private then ${shownAvatar('f')} end as avatar`

/** Of a category, alias `c`. */
export const CATEGORY_IMAGE = sql`coalesce(c.image_picture ->> 'published', c.image)`
