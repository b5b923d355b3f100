import type { Kernel } from '@adonisjs/core/ace'
import { EXIT, failureOf, isWrongUse } from '#hosting/command_failure'

/**
 * Tells what ends a command in one line when its operator can mend it, of ace's own commands as well,
 * and exits with 2 when the command was called wrongly.
 */
export function tellErrorsInOneLine(kernel: Kernel): void {
  const { errorHandler } = kernel
  const render = errorHandler.render.bind(errorHandler)
  errorHandler.render = async (error: unknown) => {
    const failure = failureOf(error)
    if (isWrongUse(error)) kernel.exitCode = EXIT.usage
    if (!failure) return render(error, kernel)
    kernel.exitCode = failure.exitCode
    kernel.ui.logger.logError(`vitrin: ${failure.message}`)
  }
}
