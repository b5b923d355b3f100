import { AuditEntrySchema } from '#database/schema'

/** Something that was done or read in the panel. The database refuses to change or delete it. */
export default class AuditEntry extends AuditEntrySchema {
  static table = 'audit_entries'
}
