import testUtils from '@adonisjs/core/services/test_utils'
import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import { DateTime } from 'luxon'
import DeleteFiles from '#actions/files/delete_files'
import SendMail from '#actions/mails/send_mail'
import EraseDueAccounts from '#actions/privacy/erase_due_accounts'
import EraseUser from '#actions/privacy/erase_user'
import { CommentFactory } from '#database/factories/comment_factory'
import { ProductFactory } from '#database/factories/product_factory'
import { PASSWORD, UserFactory } from '#database/factories/user_factory'
import Comment from '#models/comment'
import Mail from '#models/mail'
import Product from '#models/product'
import SecurityEvent from '#models/security_event'
import User from '#models/user'
import { talkedAbout } from '#tests/helpers/talked_about'
import { countDrift } from '#tests/helpers/count_drift'
import { storeFile } from '#tests/helpers/stored_files'
import { columnsWithUser, filesLike, rowsWith } from '#tests/helpers/values_in_database'

/** What everything that is of the person has in it. */
const MARK = 'zyxmark'

const DJANGO = `
  create table django_content_type (id int primary key, app_label varchar(100), model varchar(100));
  insert into django_content_type values (1, 'users', 'user');
  create table django_admin_log (id serial primary key, object_id text, object_repr varchar(200) not null,
    change_message text not null, content_type_id int references django_content_type (id) deferrable initially deferred,
    user_id bigint not null references users_user (id) deferrable initially deferred);
  create table authtoken_token (key varchar(40) primary key,
    user_id bigint not null unique references users_user (id) deferrable initially deferred);
  create table social_auth (id serial primary key, uid text not null,
    user_id bigint not null references users_user (id) deferrable initially deferred);
  create table social_extra (id serial primary key, data text not null,
    social_id int not null references social_auth (id) deferrable initially deferred);
  create table reversion_revision (id serial primary key, comment text not null,
    user_id bigint references users_user (id) deferrable initially deferred)`

test.group('Erasing an account', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  /** Somebody who has made one of everything, by the API where it can be. */
  async function person(client: ApiClient) {
    const other = await UserFactory.create()
    const user = await UserFactory.with('profile')
      .merge({
        ...{ username: MARK, email: `${MARK}@example.com`, googleId: `${MARK}-1` },
        ...{ firstName: MARK, lastName: MARK },
      })
      .create()
    await user.load('profile')
    await user.profile.merge({ bio: MARK, location: MARK, phone: '+905550001' }).save()
    const agent = { 'User-Agent': MARK }
    const credentials = { email: user.email, password: PASSWORD }
    await client.post('/api/v1/auth/login/').headers(agent).json(credentials)
    await client.post('/api/v1/auth/password/reset/').headers(agent).json({ email: user.email })
    const change = { email: `new-${MARK}@example.com`, password: PASSWORD }
    await client.post('/api/v1/auth/email/change/').headers(agent).json(change).loginAs(user)
    const lamp = await ProductFactory.merge({ userId: other.id }).with('category').create()
    const own = await ProductFactory.merge({
      ...{ userId: user.id, categoryId: lamp.categoryId },
      ...{ name: MARK, description: MARK },
    })
      .with('images', 1)
      .create()
    const write = (userId: number, content: string, parentId: number | null = null) =>
      CommentFactory.merge({ productId: lamp.id, userId, content, parentId }).create()
    const answered = await write(user.id, MARK)
    const answer = await write(other.id, 'Thanks.', answered.id)
    const alone = await write(user.id, MARK)
    await write(user.id, MARK, alone.id)
    await CommentFactory.merge({ productId: own.id, userId: other.id }).create()
    await client.post(`/api/v1/products/${lamp.id}/like/`).loginAs(user)
    await client.post(`/api/v1/comments/${answer.id}/like/`).loginAs(user)
    await client.post(`/api/v1/products/${own.id}/like/`).loginAs(other)
    const [image] = await own.related('images').query()
    await storeFile({ name: `products/${own.id}/${MARK}.jpg`, imageId: image!.id })
    const original = `originals/products/${own.id}/${MARK}.jpg`
    await storeFile({ name: original, imageId: image!.id, role: 'original', isPublic: false })
    await storeFile({ name: `avatars/${user.id}/${MARK}.jpg`, userId: user.id })
    return { user, other, lamp, own, answered, answer }
  }

  const erase = (userId: number) => new EraseUser().handle({ userId, atOnce: true })

  /** What jobs do afterwards. */
  async function settle() {
    for (const { id } of await Mail.query().where('kind', 'account_erased'))
      await new SendMail().handle({ mailId: id })
    await new DeleteFiles().handle()
  }

  test('leaves nothing of the person in any table, column or file', async ({ client, assert }) => {
    const { user, own, answered } = await person(client)
    await db.rawQuery(DJANGO)
    const { rows } = await db.rawQuery(
      `insert into social_auth (uid, user_id) values (?, ?) returning id`,
      [MARK, user.id]
    )
    await db.table('social_extra').insert({ data: MARK, social_id: rows[0].id })
    await db.table('authtoken_token').insert({ key: MARK, user_id: user.id })
    await db.table('reversion_revision').insert({ comment: 'x', user_id: user.id })
    const log = { object_repr: MARK, change_message: MARK, content_type_id: 1 }
    const admin = await UserFactory.apply('superuser').create()
    await db.table('django_admin_log').insert({ ...log, object_id: '1', user_id: user.id })
    await db.table('django_admin_log').insert({ ...log, object_id: user.id, user_id: admin.id })
    await talkedAbout({ user, own, answered }, MARK)
    const before = await rowsWith([MARK, '905550001'])
    assert.isAbove(before.length, 15)
    assert.isAbove((await filesLike(new RegExp(MARK))).length, 2)

    assert.isTrue(await erase(user.id))
    await settle()

    assert.deepEqual(await rowsWith([MARK, '905550001']), [])
    assert.deepEqual(await columnsWithUser(user.id), [])
    assert.deepEqual(await filesLike(new RegExp(MARK)), [])
    assert.equal((await Comment.findOrFail(answered.id)).content, '')
    assert.lengthOf(await db.from('reversion_revision').whereNull('user_id'), 1)
  })

  test('keeps a number and what happened, and no name, address or agent', async ({
    client,
    assert,
  }) => {
    const { user } = await person(client)
    await erase(user.id)
    const events = await SecurityEvent.query().where('userId', user.id)
    assert.includeMembers(
      events.map(({ type }) => type),
      ['signed_in', 'erased']
    )
    for (const { address, agent } of events) assert.deepEqual([address, agent], [null, ''])
    assert.lengthOf(await db.from('users_erasure').where('user_id', user.id), 1)
  })

  test('leaves tombstones where others answered, and right counts', async ({ client, assert }) => {
    const { user, lamp, own, answered, answer } = await person(client)
    await erase(user.id)

    const { body } = { body: (await client.get(`/api/v1/products/${lamp.id}/comments/`)).body() }
    assert.lengthOf(body, 1)
    assert.containSubset(body[0], { id: answered.id, content: '', user: null, is_deleted: true })
    assert.equal(body[0].replies[0].id, answer.id)
    assert.deepEqual(
      [(await lamp.refresh()).likesCount, (await answer.refresh()).likesCount],
      [0, 0]
    )
    assert.equal(lamp.commentsCount, 1)
    assert.isNull(await Product.find(own.id))
    assert.isNull(await User.find(user.id))
    assert.deepEqual(await countDrift(db.connection()), [])
  })

  test('mails the owner once, and forgets the address then', async ({ client, assert }) => {
    const { user } = await person(client)
    await erase(user.id)
    const mails = await Mail.query().where('address', user.email)
    assert.deepEqual(
      mails.map(({ kind }) => kind),
      ['account_erased']
    )
    await settle()
    assert.isEmpty(await Mail.query().where('address', user.email))
  })

  test('frees the names for others', async ({ client }) => {
    const { user } = await person(client)
    await erase(user.id)
    const { username, email } = user
    const fields = { email, username, first_name: 'A', last_name: 'B', password: 'Qv7-long-enough' }
    const answer = await client.post('/api/v1/auth/register/').json(fields)
    answer.assertStatus(201)
  })

  test('goes on where it was cut off, and does nothing twice', async ({ client, assert }) => {
    const { user } = await person(client)
    await User.query().where('id', user.id).update({ is_active: false, erase_at: DateTime.utc() })
    await new EraseDueAccounts().handle()
    assert.isNull(await User.find(user.id))
    assert.isFalse(await erase(user.id))
    assert.equal(await new EraseDueAccounts().handle(), 0)
  })

  test('waits for the days to be over', async ({ assert }) => {
    const user = await UserFactory.apply('leaving').create()
    assert.isFalse(await new EraseUser().handle({ userId: user.id }))
    assert.equal(await new EraseDueAccounts().handle(), 0)
    assert.isNotNull(await User.find(user.id))
    await new EraseDueAccounts().handle(DateTime.utc().plus({ days: 15 }))
    assert.isNotNull(await User.find(user.id))
  })

  test('refuses the last admin, and changes nothing', async ({ assert }) => {
    const admin = await UserFactory.apply('superuser').create()
    await assert.rejects(() => erase(admin.id), /last admin/)
    assert.isTrue((await admin.refresh()).isActive)
  })

  test('tells of tables that it cannot empty, and keeps all of the account row', async ({
    assert,
  }) => {
    const user = await UserFactory.create()
    await db.rawQuery(`create table odd (a bigint not null, b bigint not null,
      foreign key (a) references users_user (id));
      alter table users_user add constraint two unique (id, username);
      create table odder (a bigint not null, b varchar not null,
      foreign key (a, b) references users_user (id, username))`)
    await assert.rejects(() => erase(user.id), /several columns/)
    const left = await User.find(user.id)
    assert.isNotNull(left)
  })
})
