import { detail, ok } from '#routing/answers'
import type { Entry } from '#routing/entry'
import { refusals } from '#routing/refusals'
import { Account } from '#shapes/account'
import { sampleOf } from '#shapes/schema'
import { editMeValidator, replaceMeValidator } from '#validators/me'

const { username, first_name, last_name } = sampleOf(Account)

/** One's own account, which has two addresses: `auth/me/` and `users/profile/`. */
export const ownAccount = {
  show: {
    guard: 'user',
    scope: 'read',
    answers: detail(Account, 'The account'),
    summary: 'Read your account',
    description: 'With its profile, and what it has brought together so far.',
  },
  replace: {
    guard: 'user',
    body: { validator: replaceMeValidator, example: { username, first_name, last_name } },
    answers: ok(Account, 'The account as it is now'),
    refusals: [refusals.contentRefused],
    summary: 'Replace the names of your account',
    description: 'What of the profile is not sent stays as it is.',
  },
  edit: {
    guard: 'user',
    body: { validator: editMeValidator, example: { profile: { location: 'İzmir' } } },
    answers: ok(Account, 'The account as it is now'),
    refusals: [refusals.contentRefused],
    summary: 'Edit your account and its profile',
    description: 'What is not sent stays as it is.',
  },
} satisfies Record<string, Omit<Entry, 'name'>>
