import { StartupError } from '#support/startup_error'

/** The tables are there, but are not those that the Django build made. Nothing was changed. */
export class SchemaDiffersException extends StartupError {
  constructor(differences: string[]) {
    super(
      `This database cannot be adopted; nothing was changed.\n${differences.map((line) => `  ${line}`).join('\n')}`
    )
  }
}
