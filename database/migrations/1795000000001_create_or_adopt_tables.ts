import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { reasonsAgainst } from '#database/adoption/reasons'
import { SchemaDiffersException } from '#database/adoption/schema_differs_exception'
import { DJANGO_TABLES } from '#database/adoption/django_tables'
import { PatientSchema } from '#database/patient_schema'

/** Makes Django's tables where there are none; what Django made is taken as it is. */
export default class extends PatientSchema {
  async up() {
    this.step('verification', refuseDifferences)
    this.change(
      'tables',
      `do $do$ begin
         if to_regclass('users_user') is null then execute $ddl$${DJANGO_TABLES}$ddl$; end if;
       end $do$`
    )
  }

  /** Tables that Django made stay Django's. */
  async down() {
    this.change(
      'tables',
      `do $do$ begin
         if to_regclass('django_migrations') is null then
           drop table if exists token_blacklist_blacklistedtoken, token_blacklist_outstandingtoken,
             products_productlike, products_comment, products_producttagrelation, products_producttag,
             products_productimage, products_product, products_category,
             users_user_user_permissions, users_user_groups, auth_group, users_userprofile, users_user;
         end if;
       end $do$`
    )
  }
}

/** A database that differs is left as it was found, without the two tables that Lucid had just made for itself. */
async function refuseDifferences(db: QueryClientContract) {
  const found = await reasonsAgainst(db)
  if (!found.length) return
  await db.rawQuery(`do $do$ begin
    if not exists (select from adonis_schema) then drop table adonis_schema, adonis_schema_versions; end if;
  end $do$`)
  throw new SchemaDiffersException(found)
}
