import { prettyPrintError, type Ignitor } from '@adonisjs/core'
import { operatorLine } from '#hosting/operator_line'

/** Says on stderr what went wrong, undoes what was started, and ends the process with code 1. */
export function endWithFailure(ignitor: Ignitor): (error: unknown) => Promise<never> {
  return async (error) => {
    const line = operatorLine(error)
    if (line) process.stderr.write(`vitrin: ${line}\n`)
    else await prettyPrintError(error)
    await ignitor.terminate()
    process.exit(1)
  }
}
