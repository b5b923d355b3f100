import { test } from '@japa/runner'
import { parseDecimal } from '#support/decimal'

const PRICE = { digits: 10, places: 2 }

test.group('parseDecimal', () => {
  test('reads {0} as {1}')
    .with([
      ['12.5', '12.50'],
      ['0', '0.00'],
      ['-0', '0.00'],
      ['.5', '0.50'],
      ['5.', '5.00'],
      ['1e2', '100.00'],
      ['1E+2', '100.00'],
      ['1e-1', '0.10'],
      ['00012', '12.00'],
      ['-1.00', '-1.00'],
      ['99999999.99', '99999999.99'],
      ['1_000', '1000.00'],
      ['١٢.٥', '12.50'],
      ['\x1c 7\u3000', '7.00'],
      ['0e5', '0.00'],
    ])
    .run(({ assert }, [input, text]) => {
      assert.deepEqual(parseDecimal(input, PRICE), { text })
    })

  test('refuses {0} as {1}')
    .with([
      ['abc', 'invalid_number'],
      ['', 'invalid_number'],
      ['NaN', 'invalid_number'],
      ['Infinity', 'invalid_number'],
      ['0x10', 'invalid_number'],
      ['1,5', 'invalid_number'],
      ['\ufeff1', 'invalid_number'],
      ['1e99999999999999999999', 'invalid_number'],
      ['0e20', 'max_digits'],
      ['1.234', 'max_decimal_places'],
      ['1e-5', 'max_decimal_places'],
      ['12345678901', 'max_digits'],
      ['1e400', 'max_digits'],
      ['1e9999', 'max_digits'],
      ['123456789', 'max_whole_digits'],
      ['1'.repeat(1001), 'max_string_length'],
    ])
    .run(({ assert }, [input, code]) => {
      assert.propertyVal(parseDecimal(input, PRICE), 'code', code)
    })
})
