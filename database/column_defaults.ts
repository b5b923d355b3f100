const ROW = { created_at: 'now()', updated_at: 'now()', is_active: 'true' }

/** What Django's models fill in Python (the seed's fields), for everybody who writes without Django. */
export const COLUMN_DEFAULTS: Record<string, Record<string, string>> = {
  users_user: {
    date_joined: 'now()',
    is_active: 'true',
    is_staff: 'false',
    is_superuser: 'false',
    is_verified: 'false',
    first_name: `''`,
    last_name: `''`,
  },
  users_userprofile: {
    ...ROW,
    bio: `''`,
    avatar: `''`,
    location: `''`,
    website: `''`,
    phone: `''`,
    gender: `''`,
    is_private: 'false',
  },
  products_category: { ...ROW, description: `''`, image: `''` },
  products_product: { ...ROW, currency: `'USD'`, views_count: '0', likes_count: '0' },
  products_productimage: { ...ROW, alt_text: `''`, is_primary: 'false', order_index: '0' },
  products_producttag: ROW,
  products_producttagrelation: ROW,
  products_productlike: ROW,
  products_comment: { ...ROW, is_approved: 'true', is_edited: 'false', likes_count: '0' },
  token_blacklist_blacklistedtoken: { blacklisted_at: 'now()' },
}
