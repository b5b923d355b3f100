import { test } from '@japa/runner'
import { operatorLine } from '#hosting/operator_line'
import { StartupError } from '#support/startup_error'

const failure = (fields: object, message = 'unworded') => Object.assign(new Error(message), fields)

test.group('operatorLine', () => {
  test('says {1}')
    .with([
      [new StartupError('Set DATABASE_URL'), 'Set DATABASE_URL'],
      [
        failure({ code: 'EADDRINUSE', port: 80, address: '::1' }),
        'Port 80 on ::1 is taken: stop the program that listens there, or set PORT',
      ],
      [
        failure({ code: 'EROFS', path: '/data' }),
        '/data cannot be written (EROFS): set VITRIN_DATA_DIR to a folder that can',
      ],
      [failure({ code: 'ENOSPC', path: '/data' }), 'No space is left on the disk for /data'],
      [
        failure(
          { code: '53100' },
          'insert into x - could not extend file: No space left on device'
        ),
        'The database: could not extend file: No space left on device',
      ],
      [
        failure({ code: 'EACCES', syscall: 'listen' }, 'listen EACCES: permission denied ::1:80'),
        'listen EACCES: permission denied ::1:80',
      ],
      [
        failure({}, 'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string'),
        'The database wants a password: set it in DATABASE_URL or DB_PASSWORD',
      ],
      [
        failure({}, 'The server does not support SSL connections'),
        'The database: The server does not support SSL connections; check DB_SSLMODE',
      ],
      [
        failure({ code: '28000' }, 'no pg_hba.conf entry for host "::1", no encryption'),
        'The database: no pg_hba.conf entry for host "::1", no encryption; if it wants TLS, set ' +
          'DB_SSLMODE=require, else check DATABASE_URL, or DB_HOST and the settings below it',
      ],
      [
        failure({ code: 'E_INVALID_ENV_VARIABLES', help: '- PORT must be a number\n- X is odd' }),
        'Settings: PORT must be a number; X is odd',
      ],
    ] as const)
    .run(({ assert }, [error, line]) => assert.equal(operatorLine(error), line))

  test('leaves to developers what no operator can mend', ({ assert }) => {
    assert.isUndefined(operatorLine(new TypeError('x is not a function')))
    assert.isUndefined(operatorLine(failure({ code: 'ENOENT', syscall: 'open' })))
  })
})
