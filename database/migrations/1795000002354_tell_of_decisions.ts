import { PatientSchema } from '#database/patient_schema'

/** The decision that a mail tells of: it is not sent when the decision was undone. */
export default class extends PatientSchema {
  async up() {
    this.change(
      'decisions of mails',
      'alter table mails_mail add column if not exists decision_id bigint'
    )
    this.change(
      'what is baked',
      `create table if not exists moderation_baked (
         target_kind varchar(10) not null,
         target_id bigint not null,
         baked_at timestamptz not null default now(),
         primary key (target_kind, target_id),
         constraint moderation_baked_target_kind_check check (target_kind = 'product' or target_kind = 'comment')
       )`
    )
    this.indexEach({
      vitrin_mail_decision: 'mails_mail (decision_id) where decision_id is not null',
    })
  }

  async down() {
    this.change('what is baked', 'drop table if exists moderation_baked')
    this.change('decisions of mails', 'alter table mails_mail drop column if exists decision_id')
  }
}
