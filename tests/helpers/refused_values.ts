const list = (item: string, length: number) => `[${Array<string>(length).fill(item)}]`

/** JSON as it is sent: some of these no serializer would write. */
const NO_VALUE = [
  'true',
  'false',
  '[]',
  '["x"]',
  '{}',
  '{"$gt":""}',
  '{"__proto__":{"a":1}}',
  // What has no text breaks whoever asks for it, and a deep list his stack.
  ...['{"toString":1}', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  '1e400',
]
const NO_TEXT = [
  ...NO_VALUE,
  '"a\\u0000b"',
  '"\\ud800"',
  '"\\udc00\\ud800"',
  list('[', 0),
  '{"a":[{}]}',
]
const LONG = `"${'x'.repeat(100_000)}"`
const NO_NAME = [...NO_TEXT, 'null', LONG]
const NO_ID = [
  ...NO_VALUE,
  ...['null', '""', '0', '-1', '1.5', '"x"', '"1;--"', '9007199254740993', '99999999999999999999'],
]
const NO_PRICE = [
  ...NO_VALUE,
  ...['null', '""', '"x"', '-1', '"-0.01"', '1.234', '100000000', '1e308', '"1e400"', '"NaN"'],
  ...['"Infinity"', '"-Infinity"', '"0x10"', '"1,5"', `"${'9'.repeat(100_000)}"`],
]

/** Values that a field takes on no route. */
export const REFUSED: Record<string, string[]> = {
  'email': [...NO_TEXT, 'null', '""'],
  'password': [...NO_TEXT, 'null', '""', LONG],
  'uid': [...NO_NAME, '""'],
  'password_confirm': [...NO_TEXT, LONG],
  'old_password': [...NO_TEXT, 'null', '""', LONG],
  'new_password': [...NO_TEXT, 'null', '""', LONG],
  'confirm_password': [...NO_TEXT, 'null', '""', LONG],
  'username': NO_NAME,
  'first_name': NO_NAME,
  'last_name': NO_NAME,
  'refresh': [...NO_NAME, '""', '1', '"a.b.c"'],
  'token': [...NO_NAME, '""', '1', '"a.b.c"'],
  'credential': [...NO_NAME, '""', '1', '"a.b.c"'],
  'access_token': NO_NAME.filter((value) => value !== 'null'),
  'nonce': NO_NAME,
  'ticket': [...NO_NAME.filter((value) => value !== 'null'), '"x"'],
  'code': NO_NAME.filter((value) => value !== 'null'),
  'scopes': [
    ...NO_TEXT.filter((value) => value !== '[]'),
    ...['null', '[]', '"read"', '["admin"]', '[null]', '[["read"]]', list('"read"', 99)],
  ],
  'expires_at': [
    ...NO_NAME.filter((value) => value !== 'null'),
    '"soon"',
    '"2020-01-01"',
    '"9999-01-01"',
  ],
  'profile': ['1', '"x"', '[]', '[{}]', 'true'],
  'profile.bio': [...NO_TEXT, 'null'],
  'profile.location': NO_NAME,
  'profile.website': [...NO_NAME, '"javascript:alert(1)"', '"//x"', '"http://"'],
  'profile.phone': NO_NAME,
  'profile.birth_date': [
    ...NO_TEXT.filter((value) => value !== 'null'),
    ...['""', '1', '"2001-02-30"', '"0000-01-01"', '"12001-01-01"', '"2001-01-01T00:00:00Z"'],
  ],
  'profile.gender': [...NO_NAME, '"x"', '1'],
  'profile.is_private': [...NO_VALUE.slice(2), 'null', '"x"', '2', '""', LONG],
  'name': [...NO_NAME, '""', '"  "'],
  'slug': [...NO_NAME, '""', '1', '"42"', '"a b"', '"ü"', '"tree"', '"a/b"'],
  'reason': [...NO_NAME, '""', '"nonsense"'],
  'description': [...NO_TEXT, 'null', '""'],
  'price': NO_PRICE,
  'currency': [...NO_NAME, '""', '"usd"', '"DEM"', '"XXX"', '1'],
  'category_id': NO_ID,
  'category': [
    ...NO_TEXT,
    LONG,
    '""',
    '0',
    '-1',
    '"no-such"',
    '99999999999999999999',
    '"99999999999999999999"',
  ],
  'tags': [
    ...['null', '1', '"x"', '{}', '{"0":"x"}', '{"length":1}', 'true', '1e400'],
    ...[
      '[null]',
      '[true]',
      '[{}]',
      '[["x"]]',
      '[1e400]',
      '["\\u0000"]',
      '["\\ud800"]',
      '[""]',
      '[" "]',
    ],
    ...[list('"x"', 21), list('{}', 50_000), `[${LONG}]`],
  ],
  'product': NO_ID,
  'parent': NO_ID.filter((value) => !['null', '""'].includes(value)),
  'content': [...NO_NAME, '""', '" \\n "'],
  'alt_text': ['null', '{}', '[]', 'true', '"\\u0000"', '"\\ud800"', LONG],
  'is_primary': ['null', '{}', '[]', '2', '"perhaps"', '1e400'],
  'order_index': ['null', '{}', '[]', 'true', '-1', '1.5', '"x"', '2147483648', '1e400'],
  'order': ['null', '1', '"x"', '{}', '[]', '[null]', '[1.5]', '["x"]', '[1e400]', list('1', 1001)],
  'status': [...NO_NAME, '""', '"removed"', '"PUBLISHED"', '1'],
}
