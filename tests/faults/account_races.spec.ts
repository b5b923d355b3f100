import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import { UserFactory } from '#database/factories/user_factory'
import Comment from '#models/comment'
import User from '#models/user'
import { signToken } from '#credentials/token_signer'
import { countDrift } from '#tests/helpers/count_drift'
import { discussion } from '#tests/helpers/discussion'
import { emptyAfterwards } from '#tests/helpers/empty_tables'
import { CLIENTS, together } from '#tests/helpers/together'

const withStatus = (answers: { status(): number }[], status: number) =>
  answers.filter((answer) => answer.status() === status)

test.group('64 clients and their accounts', (group) => {
  group.each.setup(emptyAfterwards)

  test('write while theirs is closed: what was answered is there, then nothing more', async ({
    client,
    assert,
  }) => {
    const { product, author } = await discussion()
    const { token: refresh } = await signToken('refresh', author.id)
    const write = () =>
      client
        .post(`/api/v1/products/${product.id}/comments/`)
        .json({ content: 'x' })
        .loginAs({ id: author.id })

    const answers = await together(async (index) => {
      if (index === CLIENTS / 2)
        await User.query().where('id', author.id).update({ isActive: false })
      return index % 4 ? write() : client.post('/api/v1/auth/refresh/').json({ refresh })
    })
    const after = await write()
    const renewed = await client.post('/api/v1/auth/refresh/').json({ refresh })

    const written = withStatus(answers, 201)
    const others = answers.filter((answer) => ![200, 201, 401].includes(answer.status()))
    assert.isEmpty(others)
    assert.isAtMost(withStatus(answers, 200).length, 1)
    assert.lengthOf(await Comment.query().where('userId', author.id), written.length)
    after.assertStatus(401)
    renewed.assertStatus(401)
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('take one name: one has it', async ({ client, assert }) => {
    const users = await UserFactory.createMany(CLIENTS)

    const answers = await together((index) =>
      client.patch('/api/v1/auth/me/').json({ username: 'ada' }).loginAs(users[index]!)
    )

    assert.lengthOf(withStatus(answers, 200), 1)
    assert.lengthOf(withStatus(answers, 400), CLIENTS - 1)
    assert.lengthOf(await User.query().where('username', 'ada'), 1)
  })

  test('like each other’s products crosswise: all are counted', async ({ client, assert }) => {
    const made = await Promise.all(Array.from({ length: 8 }, discussion))
    const pairs = Array.from({ length: CLIENTS }, (_, index) => [index % 8, Math.floor(index / 8)])

    const answers = await together((index) => {
      const [product, liker] = pairs[index]!.map((at) => made[at]!) as [
        (typeof made)[0],
        (typeof made)[0],
      ]
      return client
        .post(`/api/v1/products/${product.product.id}/like/`)
        .loginAs({ id: liker.author.id })
    })

    assert.lengthOf(withStatus(answers, 201), CLIENTS)
    assert.deepEqual(await countDrift(db.connection()), [])
  })
})
