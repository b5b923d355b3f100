import app from '@adonisjs/core/services/app'
import { defineConfig, targets } from '@adonisjs/core/logger'
import env from '#start/env'

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
      transport: app.inDev && process.stdout.isTTY ? { targets: [targets.pretty()] } : undefined,
    },
  },
})

declare module '@adonisjs/core/types' {
  export interface LoggersList {
    app: object
  }
}
