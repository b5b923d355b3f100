import { randomUUID } from 'node:crypto'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { DateTime } from 'luxon'
import type { Person } from '#actions/demo/person'
import Group from '#models/group'
import User from '#models/user'
import { demoSignIns } from '#hosting/demo_sign_ins'
import { hashPassword } from '#credentials/passwords'

interface Within {
  client: TransactionClientContract
  now: DateTime
}

/** @returns accounts with profiles by username; `admin` and `moderator` are what they are called */
export async function makePeople(people: Person[], within: Within): Promise<Map<string, User>> {
  const made = new Map<string, User>()
  for (const person of people) made.set(person.username, await makePerson(person, within))
  const { client } = within
  const moderators = await Group.firstOrCreate({ name: Group.MODERATORS }, {}, { client })
  await made.get('moderator')!.related('groups').attach([moderators.id])
  return made
}

async function makePerson(person: Person, { client, now }: Within): Promise<User> {
  const { username, location, bio, website = '' } = person
  const mayAll = username === 'admin'
  const account = {
    username,
    email: `${username}@example.com`,
    firstName: person.first_name,
    lastName: person.last_name,
    password: await passwordOf(username),
    dateJoined: now.minus({ days: person.days }),
    ...{ isVerified: true, isStaff: mayAll, isSuperuser: mayAll },
  }
  const user = await User.create(account, { client })
  const isPrivate = person.is_private ?? false
  await user.related('profile').create({ location, bio, website, isPrivate })
  return user
}

/** Who has no sign-in gets what Django calls an unusable password. */
async function passwordOf(username: string): Promise<string> {
  const plain = demoSignIns()[username]
  return plain ? hashPassword(plain) : `!${randomUUID()}`
}
