import app from '@adonisjs/core/services/app'
import { defineConfig, destination, targets } from '@adonisjs/core/logger'
import env from '#start/env'

/** A command prints data on stdout, so its log goes to stderr. */
const isCommand = app.getEnvironment() === 'console'
const pretty = app.inDev && process.stdout.isTTY

/**
 * A write for each request would cost a tenth of the request's time, so lines are gathered for a tenth of a second.
 * What is gathered is written when the process ends, unless it is killed.
 */
function plain() {
  if (isCommand) return process.stderr
  return app.inProduction
    ? destination({ dest: 1, minLength: 4096, sync: false, periodicFlush: 100 })
    : undefined
}

export default defineConfig({
  default: 'app',
  loggers: {
    app: {
      enabled: true,
      name: 'vitrin',
      level: env.get('LOG_LEVEL', app.inTest ? 'silent' : 'info'),
      // Whatever an error or a library hands over, these never reach the log.
      redact: {
        paths: [
          'password',
          'token',
          'refresh',
          'access',
          'email',
          '*.password',
          '*.token',
          '*.email',
          // PostgreSQL's errors quote the row.
          'err.detail',
          'err.where',
        ],
        remove: true,
      },
      transport: pretty
        ? { targets: [targets.pretty({ destination: isCommand ? 2 : 1 })] }
        : undefined,
      desination: pretty ? undefined : plain(),
    },
  },
})

declare module '@adonisjs/core/types' {
  export interface LoggersList {
    app: object
  }
}
