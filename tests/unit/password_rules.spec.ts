import { readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { passwordProblems } from '#rules/password_rules'

const owner = { username: '', first_name: '', last_name: '', email: '' }
const codes = (password: string, named: Partial<typeof owner> = {}) =>
  passwordProblems(password, { ...owner, ...named }).map(({ code }) => code)

/** Of Django 3.2: password, its owner, the codes. */
const recorded = () =>
  JSON.parse(readFileSync(app.makePath('tests/data/django_passwords.json'), 'utf8')) as [
    string,
    typeof owner,
    string[],
  ][]

test.group('passwordProblems', () => {
  test('takes {$self}')
    .with(['Qv7-long-enough', 'correct horse battery staple', 'şifre-ğüş 😀', '8 is 9 digits'])
    .run(({ assert }, password) => assert.isEmpty(codes(password)))

  test('names everything in the order of Django', ({ assert }) => {
    assert.deepEqual(codes('12345', { username: '12345' }), [
      'password_too_similar',
      'password_too_short',
      'password_too_common',
      'password_entirely_numeric',
    ])
  })

  test('counts code points', ({ assert }) => {
    assert.deepEqual(codes('😀😁😂😃😄😅😆'), ['password_too_short'])
    assert.isEmpty(codes('😀😁😂😃😄😅😆😇'))
  })

  test('knows leaked ones whatever their case', ({ assert }) => {
    assert.deepEqual(codes('PassWord123'), ['password_too_common'])
  })

  test('knows {$self} from Django’s list or from the longer one')
    .with(['password1!', 'trustno1', 'iloveyou1', ' password1! '])
    .run(({ assert }, password) => assert.deepEqual(codes(password), ['password_too_common']))

  test('says what Django says of made-up passwords', ({ assert }) => {
    for (const [password, named, said] of recorded())
      assert.deepEqual(
        codes(password, named).filter(
          (code) => code !== 'password_too_common' || said.includes(code)
        ),
        said,
        `${password} of ${JSON.stringify(named)}`
      )
  })

  test('takes digits of any script for digits', ({ assert }) => {
    assert.deepEqual(codes('٨٢٧٣٦٤٥١٩٢'), ['password_entirely_numeric'])
  })

  // Verdicts of Django's UserAttributeSimilarityValidator.
  test('finds {password} like {attribute} "{value}": {like}')
    .with([
      { password: 'wonderful1', attribute: 'username', value: 'wonderful', like: true },
      { password: 'WONDERFUL1', attribute: 'username', value: 'Wonderful', like: true },
      { password: 'magnificent', attribute: 'email', value: 'magnificent@example.com', like: true },
      { password: 'testclient', attribute: 'first_name', value: 'testclient', like: true },
      { password: 'example.com', attribute: 'email', value: 'x@example.com', like: true },
      { password: 'Alice-pass-1', attribute: 'first_name', value: 'Alice', like: false },
      { password: 'a'.repeat(40), attribute: 'last_name', value: 'aaa', like: false },
      { password: 'Qv7-long-enough', attribute: 'last_name', value: '', like: false },
    ] as const)
    .run(({ assert }, { password, attribute, value, like }) => {
      const problems = passwordProblems(password, { ...owner, [attribute]: value })
      const expected = like ? [{ code: 'password_too_similar', params: { attribute } }] : []
      assert.deepEqual(
        problems.filter(({ code }) => code === 'password_too_similar'),
        expected
      )
    })

  test('complains about one likeness only', ({ assert }) => {
    const names = { username: 'wonderful', email: 'wonderful@example.com' }
    assert.deepEqual(codes('wonderful', names).slice(0, 1), ['password_too_similar'])
    assert.lengthOf(codes('wonderful-x', names), 1)
  })
})
