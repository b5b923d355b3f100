import type { Answer, Operation } from '#openapi/operation'
import { changing } from '#openapi/refusals'
import { account, names } from '#openapi/samples'
import { Account } from '#shapes/account'
import { editMeValidator, replaceMeValidator } from '#validators/me'

const { username } = account
const me: Answer = { description: 'The account', shape: Account, example: account }

/** One's own account, which has two addresses: `auth/me/` and `users/profile/`. */
export const ownAccount = {
  show: {
    summary: 'Read your account',
    description: 'With its profile, and what it has brought together so far.',
    caller: 'user',
    answers: { 200: me },
  },
  replace: {
    summary: 'Replace the names of your account',
    description: 'What of the profile is not sent stays as it is.',
    caller: 'user',
    body: { validator: replaceMeValidator, example: { username, ...names } },
    answers: { 200: me },
    refusals: changing,
  },
  update: {
    summary: 'Edit your account and its profile',
    description: 'What is not sent stays as it is.',
    caller: 'user',
    body: { validator: editMeValidator, example: { profile: { location: 'İzmir' } } },
    answers: { 200: me },
    refusals: changing,
  },
} satisfies Record<string, Operation>
