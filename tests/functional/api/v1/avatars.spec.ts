import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { test } from '@japa/runner'
import sharp from 'sharp'
import DeleteFiles from '#actions/files/delete_files'
import PlaceFiles from '#actions/files/place_files'
import MakeSoleVariants from '#actions/pictures/make_sole_variants'
import { UserFactory } from '#database/factories/user_factory'
import MediaFile from '#models/media_file'
import UserProfile from '#models/user_profile'
import type User from '#models/user'
import { placeFiles } from '#queue/files'
import { makeSoleVariants } from '#queue/pictures'
import { publicStore } from '#storage/stores'
import { heic, photo, picture } from '#tests/helpers/pictures'
import { placesOf } from '#tests/helpers/stored_files'
import { waitingJobs } from '#tests/helpers/waiting_jobs'

const URL = '/api/v1/users/profile/avatar/'

test.group('The avatar', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const person = (isPrivate = false) =>
    UserFactory.with('profile', 1, (profile) => profile.merge({ isPrivate, avatar: '' })).create()

  const send = (client: ApiClient, user: User, bytes: Buffer, field = 'avatar') =>
    client.put(URL).loginAs(user).file(field, bytes, { filename: '../me.jpg' })

  const filesOf = (user: User) => MediaFile.query().where('userId', user.id).orderBy('name')
  const profileOf = (user: User) => UserProfile.findByOrFail('userId', user.id)

  test('is cut to a square, cleaned, and told by the account', async ({ client, assert }) => {
    const user = await person()
    const answer = await send(client, user, await photo({ width: 80, height: 60 }))

    answer.assertStatus(200)
    const { profile } = answer.body()
    assert.containsSubset(profile.avatar_picture, { width: 60, height: 60, variants: null })
    const { avatar: name } = await profileOf(user)
    assert.match(name, new RegExp(`^avatars/${user.id}/[0-9a-f]{32}\\.jpg$`))
    assert.isTrue(profile.avatar.endsWith(`/media/${name}`))
    const copy = await publicStore.bytes(name)
    const { width, height, exif } = await sharp(copy).metadata()
    assert.deepEqual([width, height, exif], [60, 60, undefined])
    assert.deepEqual(await placesOf(name), ['public'])
    const roles = (await filesOf(user)).map(({ role, isPublic }) => [role, isPublic])
    assert.sameDeepMembers(roles, [
      ['published', true],
      ['original', false],
    ])
    const [job] = await waitingJobs(makeSoleVariants)
    assert.deepEqual(job!.data, { userId: user.id })
  })

  test('gets its square sizes by a job, once', async ({ client, assert }) => {
    const user = await person()
    await send(client, user, await photo({ width: 900, height: 700 }))
    const owner = { userId: user.id }
    assert.equal(await new MakeSoleVariants().handle({ owner }), 'made')
    assert.equal(await new MakeSoleVariants().handle({ owner }), 'kept')

    const answer = await client.get('/api/v1/users/profile/').loginAs(user)
    const { variants } = answer.body().profile.avatar_picture
    assert.containsSubset(variants, {
      thumb: { width: 320, height: 320, avif: null },
      card: { width: 640, height: 640 },
      full: { width: 700, height: 700 },
    })
    assert.lengthOf(await filesOf(user), 5)
    const thumb = variants.thumb.webp.replace(/^.*\/media\//, '')
    assert.deepEqual(await placesOf(thumb), ['public'])
  })

  test('takes the place of the one before, whose files go', async ({ client, assert }) => {
    const user = await person()
    await send(client, user, await picture('png', { shade: 1 }))
    const [before] = await filesOf(user)
    await new MakeSoleVariants().handle({ owner: { userId: user.id } })
    await send(client, user, await picture('webp', { shade: 2 }), 'file')
    await new DeleteFiles().handle()

    assert.isEmpty(await placesOf(before!.name))
    const files = await filesOf(user)
    assert.sameMembers(
      files.map(({ role }) => role),
      ['published', 'original']
    )
    assert.isNull((await profileOf(user)).avatarPicture!.variants)
  })

  test('that is sent again stays as it is', async ({ client, assert }) => {
    const user = await person()
    const bytes = await picture('png')
    await send(client, user, bytes)
    await new MakeSoleVariants().handle({ owner: { userId: user.id } })
    const answer = await send(client, user, bytes, 'image')
    answer.assertStatus(200)
    assert.isNotNull(answer.body().profile.avatar_picture.variants)
    assert.lengthOf(await filesOf(user), 5)
  })

  test('is taken away, whether there is one or not', async ({ client, assert }) => {
    const user = await person()
    await send(client, user, await picture('png'))
    const { avatar: name } = await profileOf(user)
    for (const _ of [1, 2]) {
      const answer = await client.delete(URL).loginAs(user)
      answer.assertStatus(204)
    }
    await new DeleteFiles().handle()
    assert.isEmpty(await placesOf(name))
    assert.isEmpty(await filesOf(user))
    const account = await client.get('/api/v1/auth/me/').loginAs(user)
    assert.containsSubset(account.body().profile, { avatar: null, avatar_picture: null })
  })

  test('of somebody without a profile makes one', async ({ client }) => {
    const user = await UserFactory.create()
    const answer = await send(client, user, await picture('png'))
    answer.assertStatus(200)
    answer.assertBodyContains({ profile: { is_private: false } })
  })

  test('of a private profile lies in the private store, and follows the profile', async ({
    client,
    assert,
  }) => {
    const user = await person(true)
    await send(client, user, await picture('png'))
    const { avatar: name } = await profileOf(user)
    assert.deepEqual(await placesOf(name), ['private'])
    const show = (isPrivate: boolean) =>
      client
        .patch('/api/v1/auth/me/')
        .loginAs(user)
        .json({ profile: { is_private: isPrivate } })
    for (const [isPrivate, place] of [
      [false, 'public'],
      [true, 'private'],
    ] as const) {
      const before = await waitingJobs(placeFiles)
      await show(isPrivate)
      assert.lengthOf(await waitingJobs(placeFiles), before.length + 1)
      await new PlaceFiles().handle({ userId: user.id })
      assert.deepEqual(await placesOf(name), [place])
    }
  })

  test('refuses what is no picture of its kind, and keeps what there was', async ({
    client,
    assert,
  }) => {
    const user = await person()
    await send(client, user, await picture('png'))
    const { avatar } = await profileOf(user)
    for (const [bytes, code] of [
      [heic(), 'picture_heic'],
      [Buffer.from('no picture'), 'not_a_picture'],
      [Buffer.alloc(0), 'picture_empty'],
    ] as const) {
      const answer = await send(client, user, bytes)
      answer.assertStatus(400)
      assert.equal(answer.body().code, code)
      assert.isArray(answer.body().avatar)
    }
    const none = await client.put(URL).loginAs(user).json({})
    none.assertStatus(400)
    none.assertBodyContains({ avatar: ['No file was submitted.'] })
    const two = await send(client, user, await picture('png')).file('file', await picture('png'))
    assert.oneOf(two.status(), [400, 413])
    assert.equal((await profileOf(user)).avatar, avatar)
  })
})
