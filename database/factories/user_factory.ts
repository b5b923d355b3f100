import { randomUUID } from 'node:crypto'
import { DateTime } from 'luxon'
import hash from '@adonisjs/core/services/hash'
import factory from '@adonisjs/lucid/factories'
import Group from '#models/group'
import User from '#models/user'
import { UserProfileFactory } from '#database/factories/user_profile_factory'

/** What every made user signs in with; hashed once, as hashing is dear on purpose. */
export const PASSWORD = 'Correct-horse-1'
let hashed: Promise<string> | undefined

export const UserFactory = factory
  .define(User, async () => {
    const username = `user-${randomUUID().slice(0, 8)}`
    return {
      username,
      email: `${username}@example.com`,
      password: await (hashed ??= hash.make(PASSWORD)),
      firstName: 'Ada',
      lastName: 'Byron',
      googleId: null,
      isActive: true,
      isStaff: false,
      isSuperuser: false,
      isVerified: false,
      dateJoined: DateTime.utc(),
      lastLogin: null,
    }
  })
  .state('inactive', (user) => (user.isActive = false))
  .state('banned', (user) => (user.bannedAt = DateTime.utc()))
  .state('leaving', (user) => (user.eraseAt = DateTime.utc().plus({ days: 14 })))
  .state('suspended', (user) => {
    user.suspendedUntil = DateTime.utc().plus({ days: 3 })
    user.suspendedReason = 'spam'
  })
  .state('staff', (user) => (user.isStaff = true))
  .state('superuser', (user) => (user.isSuperuser = true))
  .state('moderator', (user) => (user.$extras.joins = Group.MODERATORS))
  .state('lead', (user) => (user.$extras.joins = Group.LEADS))
  .after('create', async (_factory, user) => {
    if (user.$extras.joins) {
      const name = user.$extras.joins as string
      const group = await Group.firstOrCreate({ name }, {}, { client: user.$trx })
      await user.related('groups').attach([group.id])
      await user.load('groups')
    }
  })
  .relation('profile', () => UserProfileFactory)
  .build()
