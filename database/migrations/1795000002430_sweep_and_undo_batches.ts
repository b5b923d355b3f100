import { PatientSchema } from '#database/patient_schema'

/** What a batch decides on that has no case before; `outcome` is as of a case of it. */
const TARGETS = [
  `create table if not exists moderation_batchtarget (
     batch_id bigint not null references moderation_batch (id) on delete cascade,
     target_kind varchar(10) not null,
     target_id bigint not null,
     outcome varchar(40),
     primary key (batch_id, target_kind, target_id),
     constraint moderation_batchtarget_kind_check check (target_kind in ('product', 'comment', 'user'))
   )`,
  `create index if not exists vitrin_batchtarget_waiting
     on moderation_batchtarget (batch_id, target_kind, target_id) where outcome is null`,
]

/** Batches reach what has no case, and are taken back whole. */
export default class extends PatientSchema {
  async up() {
    this.change(
      'batches that were taken back',
      'alter table moderation_batch add column if not exists undone_at timestamptz'
    )
    this.change('targets of batches', ...TARGETS)
  }

  async down() {
    this.change('targets of batches', 'drop table if exists moderation_batchtarget')
    this.change(
      'batches that were taken back',
      'alter table moderation_batch drop column if exists undone_at'
    )
  }
}
