import { DJANGO_TABLES } from '#database/django_tables'
import { PatientSchema } from '#database/patient_schema'

/** Makes Django's tables where there are none; what Django made is taken as it is. */
export default class extends PatientSchema {
  async up() {
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
