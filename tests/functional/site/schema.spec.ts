import { test } from '@japa/runner'
import { parse } from 'yaml'

test.group('GET /api/schema', () => {
  test('answers the document in JSON', async ({ client }) => {
    const response = await client.get('/api/schema/')

    response.assertStatus(200)
    response.assertHeader('content-type', 'application/json; charset=utf-8')
    response.assertBodyContains({ openapi: '3.1.0', info: { title: 'Vitrin API' } })
  })

  test('answers the same in YAML when {$self} asks for it')
    .with(['Accept: application/yaml', '?format=yaml'])
    .run(async ({ client, assert }, way) => {
      const json = await client.get('/api/schema')
      const request = client.get(way.startsWith('?') ? `/api/schema/${way}` : '/api/schema/')
      if (!way.startsWith('?')) request.header('accept', 'application/yaml')

      const yaml = await request

      yaml.assertHeader('content-type', 'application/yaml; charset=utf-8')
      assert.deepEqual(parse(yaml.text()), json.body())
    })

  test('refuses a format that it does not have', async ({ client }) => {
    const response = await client.get('/api/schema/').qs({ format: 'xml' })

    response.assertStatus(400)
    response.assertBody({ format: ['"xml" is not a valid choice.'] })
  })

  test('is not sent twice to who has it', async ({ client }) => {
    const first = await client.get('/api/schema/')

    const second = await client.get('/api/schema/').header('if-none-match', first.header('etag')!)

    second.assertStatus(304)
  })
})
