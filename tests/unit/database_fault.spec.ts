import { test } from '@japa/runner'
import { databaseFault, isOutage } from '#db/database_fault'

const fault = (code: string, message = 'x') =>
  databaseFault(Object.assign(new Error(message), { code }))

test.group('databaseFault', () => {
  test('{0} means {1}')
    .with([
      ['57P01', 'unavailable'],
      ['57P02', 'unavailable'],
      ['57P03', 'unavailable'],
      ['57P05', 'unavailable'],
      ['28P01', 'unavailable'],
      ['28000', 'unavailable'],
      ['3D000', 'unavailable'],
      ['55000', 'unavailable'],
      ['53400', 'unavailable'],
      ['ENETUNREACH', 'unavailable'],
      ['SELF_SIGNED_CERT_IN_CHAIN', 'unavailable'],
      ['EMFILE', 'unavailable'],
      ['42501', null],
      ['53300', 'unavailable'],
      ['08006', 'unavailable'],
      ['57014', 'unavailable'],
      ['ECONNREFUSED', 'unavailable'],
      ['ENOENT', 'unavailable'],
      ['40001', 'conflict'],
      ['40P01', 'conflict'],
      ['23505', 'unique'],
      ['23503', 'foreign_key'],
      ['42P01', null],
      ['E_ANYTHING', null],
    ] as const)
    .run(({ assert }, [code, meaning]) => {
      assert.equal(fault(code), meaning)
    })

  test('knows lost connections by their words', ({ assert }) => {
    assert.equal(databaseFault(new Error('Connection terminated unexpectedly')), 'unavailable')
    assert.equal(databaseFault(new Error('Transaction query already complete, …')), 'unavailable')
    assert.isNull(databaseFault(new Error('x is not a function')))
    assert.isNull(databaseFault('text'))
  })

  test('calls no outage what one statement met: {$self}')
    .with(['57014', '55P03', '53100', '53200', '25006', '58030', '23505', '42P01'])
    .run(({ assert }, code) => assert.isFalse(isOutage({ code, message: 'x' })))

  test('calls an outage what the next statement meets as well: {$self}')
    .with(['08006', '57P01', '57P03', '28000', '3D000', '53300', '55000', 'ECONNREFUSED'])
    .run(({ assert }, code) => assert.isTrue(isOutage({ code, message: 'x' })))
})
