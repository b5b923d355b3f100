import { PatientSchema } from '#database/patient_schema'

const ENDINGS = (...words: string[]) => [
  'alter table users_session drop constraint if exists users_session_ended_by_check',
  `alter table users_session add constraint users_session_ended_by_check
     check (ended_by in (${words.map((word) => `'${word}'`).join(', ')}))`,
]

const BEFORE = ['sign_out', 'owner', 'password', 'reuse']

export default class extends PatientSchema {
  static keepsRows = true

  async up() {
    this.change('sessions that end by their number', ...ENDINGS(...BEFORE, 'limit'))
    this.indexEach({
      vitrin_session_alive:
        'users_session (user_id, last_used_at desc, id desc) where ended_at is null',
    })
  }

  async down() {
    this.dropIndexes(['vitrin_session_alive'])
    this.change(
      'sessions that end by their number',
      `update users_session set ended_by = 'owner' where ended_by = 'limit'`,
      ...ENDINGS(...BEFORE)
    )
  }
}
