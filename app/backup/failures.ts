/** A file that is no backup, not a whole one, or not what was written; the message says which, in one line. */
export class BrokenBackup extends Error {}

/** Another backup, check or restore is under way. */
export class BackupBusy extends Error {
  constructor() {
    super('another backup or restore of this database is under way')
  }
}
