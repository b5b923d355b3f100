import { readdirSync } from 'node:fs'
import { test } from '@japa/runner'
import { Refusal } from '#exceptions/refusal'
import { refusals } from '#routing/refusals'

const folder = new URL('../../app/exceptions/', import.meta.url)

/** Every class that can be thrown as a refusal, found by reading the room. */
async function refusalClasses() {
  const files = readdirSync(folder).map((file) => file.replace(/\.\w+$/, ''))
  const modules = await Promise.all(files.map((file) => import(new URL(`${file}.js`, folder).href)))
  return modules
    .flatMap((module) => Object.values<unknown>(module))
    .filter((value) => (value as typeof Refusal).prototype instanceof Refusal)
}

test.group('The list of refusals', () => {
  test('has a specimen of every class in app/exceptions', async ({ assert }) => {
    const listed = new Set<unknown>(Object.values(refusals).map(({ constructor }) => constructor))
    const missing = (await refusalClasses()).filter((one) => !listed.has(one))

    assert.isEmpty(missing.map((one) => (one as { name: string }).name))
    assert.isAbove(listed.size, 20)
  })

  test('has no code twice under different statuses', ({ assert }) => {
    const statuses = Map.groupBy(Object.values(refusals), ({ publicCode }) => publicCode)
    for (const [code, group] of statuses)
      assert.lengthOf(new Set(group.map(({ status }) => status)), 1, code)
  })
})
