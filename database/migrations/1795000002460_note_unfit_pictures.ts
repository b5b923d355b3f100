import { PatientSchema } from '#database/patient_schema'
import { dropFunctions } from '#database/triggers/statements'
import { FORGET_UNFIT, UNFIT_COLUMNS, UNFIT_FUNCTIONS } from '#database/triggers/unfit_pictures'

/** Of Django's pictures those without a clean copy; only they cost an index something. */
const UNCLEAN = {
  productimage: {
    target: 'products_productimage (id)',
    where: `is_active and published_name is null and width is null and image <> ''`,
    unfit: 'unfit',
  },
  userprofile: {
    target: 'users_userprofile (user_id)',
    where: `avatar_picture is null and avatar <> ''`,
    unfit: 'avatar_unfit',
  },
  category: {
    target: 'products_category (id)',
    where: `is_active and image_picture is null and image <> ''`,
    unfit: 'image_unfit',
  },
}

/** Health counts those that a copy can be made of apart from those that can have none. */
const indexes = Object.entries(UNCLEAN).flatMap(([name, { target, where, unfit }]) => [
  [`vitrin_${name}_left`, `${target} where ${where} and ${unfit} is null`],
  [`vitrin_${name}_unfit`, `${target} where ${where} and ${unfit} is not null`],
])

const before = Object.entries(UNCLEAN).map(([name, { target, where }]) => [
  `vitrin_${name}_unclean`,
  `${target} where ${where}`,
])

export default class extends PatientSchema {
  async up() {
    for (const { table, unfit } of UNFIT_COLUMNS)
      this.change(
        `unfit pictures of ${table}`,
        `alter table ${table} add column if not exists ${unfit} jsonb`
      )
    this.change('replaced unfit pictures', ...FORGET_UNFIT)
    this.indexEach(Object.fromEntries(indexes))
    this.dropIndexes(before.map(([name]) => name!))
  }

  async down() {
    this.indexEach(Object.fromEntries(before))
    this.dropIndexes(indexes.map(([name]) => name!))
    this.change('replaced unfit pictures', dropFunctions(UNFIT_FUNCTIONS))
    for (const { table, unfit } of UNFIT_COLUMNS)
      this.change(
        `unfit pictures of ${table}`,
        `alter table ${table} drop column if exists ${unfit}`
      )
  }
}
