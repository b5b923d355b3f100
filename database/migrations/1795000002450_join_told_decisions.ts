import { PatientSchema } from '#database/patient_schema'

/** Of one batch its author gets one mail: it tells of the decision that it was made for, and of those that joined it. */
const JOINED = `create table if not exists mails_maildecision (
     mail_id bigint not null references mails_mail (id) on delete cascade,
     decision_id bigint not null,
     primary key (mail_id, decision_id)
   )`

export default class extends PatientSchema {
  async up() {
    this.change('batches of mails', 'alter table mails_mail add column if not exists batch_id uuid')
    this.change('decisions that joined a mail', JOINED)
    this.indexEach({
      vitrin_maildecision_decision: 'mails_maildecision (decision_id)',
      vitrin_mail_of_batch: `mails_mail (batch_id, user_id)
        where batch_id is not null and accepted_at is null and refused_at is null`,
    })
  }

  async down() {
    this.change('decisions that joined a mail', 'drop table if exists mails_maildecision')
    this.change('batches of mails', 'alter table mails_mail drop column if exists batch_id')
  }
}
