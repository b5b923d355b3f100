import { PatientSchema } from '#database/patient_schema'
import { HIDE_WHAT_WAS_MADE, HIDDEN_AUTHOR_FUNCTIONS } from '#database/triggers/hidden_authors'
import { NOTE_FILE_PLACES } from '#database/triggers/file_places'
import { dropFunctions } from '#database/triggers/statements'

/** All null for an account in good standing, so that no row is rewritten and Django's inserts go on working. */
const COLUMNS = {
  banned_at: 'timestamptz',
  suspended_until: 'timestamptz',
  suspended_reason: 'varchar(200)',
  erase_at: 'timestamptz',
}

const list = (words: string[]) => words.join(', ')

/** The job that erases looks for the few accounts whose time has come. */
const INDEXES = { vitrin_user_erase_at: 'users_user (erase_at, id) where erase_at is not null' }

export default class extends PatientSchema {
  async up() {
    const added = Object.entries(COLUMNS).map(([name, type]) => `${name} ${type}`)
    const adding = list(added.map((column) => `add column if not exists ${column}`))
    this.change('account states', `alter table users_user ${adding}`)
    for (const [step, statements] of Object.entries(HIDE_WHAT_WAS_MADE))
      this.change(step, ...statements)
    this.change('files of hidden authors', ...NOTE_FILE_PLACES)
    this.indexEach(INDEXES)
  }

  async down() {
    this.dropIndexes(Object.keys(INDEXES))
    this.change('what hidden authors made', dropFunctions(HIDDEN_AUTHOR_FUNCTIONS))
    const dropping = list(Object.keys(COLUMNS).map((name) => `drop column if exists ${name}`))
    this.change('account states', `alter table users_user ${dropping}`)
  }
}
