import { PatientSchema } from '#database/patient_schema'

const ROW = { created_at: 'now()', updated_at: 'now()', is_active: 'true' }

/** What Django's models fill in Python (the seed's fields), for everybody who writes without Django. */
const DEFAULTS: Record<string, Record<string, string>> = {
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

/** Defaults change no row; Django, which names all of its columns, never meets them. */
export default class extends PatientSchema {
  async up() {
    this.alterEach((column, value) => `alter ${column} set default ${value}`)

    // The first Django build held only 10 of the 17 characters of `prefer_not_to_say`.
    this.change(
      'gender',
      `do $do$ begin
         if (select atttypmod - 4 from pg_attribute
             where attrelid = 'users_userprofile'::regclass and attname = 'gender') < 20
         then alter table users_userprofile alter gender type varchar(20); end if;
       end $do$`
    )
  }

  async down() {
    this.alterEach((column) => `alter ${column} drop default`)
  }

  private alterEach(alter: (column: string, value: string) => string) {
    for (const [table, columns] of Object.entries(DEFAULTS)) {
      const changes = Object.entries(columns).map(([column, value]) => alter(column, value))
      this.change(`defaults of ${table}`, `alter table ${table} ${changes.join(', ')}`)
    }
  }
}
