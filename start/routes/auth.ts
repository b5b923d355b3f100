import { controllers } from '#generated/controllers'
import { gone, list, ok } from '#routing/answers'
import { refusals } from '#routing/refusals'
import { resource } from '#start/routes/resource'
import { ownAccount } from '#start/routes/own_account'
import { eventList } from '#queries/security/event_list'
import { sessionList } from '#queries/sessions/session_list'
import { Account } from '#shapes/account'
import { Session } from '#shapes/session'
import { sampleOf } from '#shapes/schema'
import { SecurityEvent } from '#shapes/security_event'
import { Message, Nothing, SignedIn, TokenPair } from '#shapes/tokens'
import {
  loginValidator,
  refreshValidator,
  registerValidator,
  verifyValidator,
} from '#validators/auth'

const { Registrations, Logins, Refreshes, TokenVerifications, Logouts, Me } = controllers.auth
const { OtherSessions, SecurityEvents, Sessions } = controllers.auth
const { get, post, put, patch, remove } = resource('Auth', 'Accounts and their tokens')

const { conflict, erasurePending, noActiveAccount, overloaded, signInLocked } = refusals
const { tokenBlacklisted, twoFactorRequired } = refusals
const { email, first_name, last_name } = sampleOf(Account)
const { access, refresh } = sampleOf(TokenPair)
const password = 'correct horse battery staple'

post('auth/register', [Registrations, 'store'], {
  name: 'auth.registrations.store',
  guard: 'anyone',
  gate: 'signup',
  throttle: ['caller', 'register'],
  body: { validator: registerValidator, example: { email, first_name, last_name, password } },
  answers: {
    201: {
      shape: SignedIn,
      description: 'Registered and signed in',
      example: { ...sampleOf(SignedIn), message: 'Registered successfully' },
    },
  },
  refusals: [refusals.contentRefused, conflict, overloaded],
  summary: 'Open an account',
  description: 'Without a username one is made of the address.',
})

post('auth/login', [Logins, 'store'], {
  name: 'auth.logins.store',
  guard: 'anyone',
  throttle: ['login-address', 'login'],
  body: { validator: loginValidator, example: { email, password } },
  answers: ok(SignedIn, 'Signed in'),
  refusals: [
    ...[conflict, noActiveAccount, twoFactorRequired, signInLocked, erasurePending, overloaded],
  ],
  summary: 'Sign in',
  description: `By \`email\` or by \`username\`; either may hold an address. With two-step sign-in the answer is 403 with
a \`ticket\` for \`auth/login/two-factor/\`.`,
})

post('auth/refresh', [Refreshes, 'store'], {
  name: 'auth.refreshes.store',
  guard: 'anyone',
  body: { validator: refreshValidator, example: { refresh } },
  answers: ok(TokenPair, 'A new pair'),
  refusals: [conflict, tokenBlacklisted, noActiveAccount],
  summary: 'Exchange a refresh token for a new pair',
  description: `The token that was sent is worth nothing afterwards, but that for some seconds it is answered with
the same successor again: a lost answer or a second tab costs nothing. Sent later, when its successor was used,
it ends the session.`,
})

post('auth/verify', [TokenVerifications, 'store'], {
  name: 'auth.token_verifications.store',
  guard: 'anyone',
  body: { validator: verifyValidator, example: { token: access } },
  answers: ok(Nothing, 'It is'),
  refusals: [tokenBlacklisted],
  summary: 'Ask whether a token is good',
  description: 'Of either kind.',
})

post('auth/logout', [Logouts, 'store'], {
  name: 'auth.logouts.store',
  guard: 'anyone',
  body: { validator: refreshValidator, example: { refresh } },
  answers: ok(Message, 'Signed out'),
  refusals: [conflict, tokenBlacklisted],
  summary: 'Sign out',
  description: 'Ends the session of the refresh token; access tokens run out within the hour.',
})

get('auth/me', [Me, 'show'], { name: 'auth.me.show', ...ownAccount.show })
put('auth/me', [Me, 'update'], { name: 'auth.me.replace', ...ownAccount.replace })
patch('auth/me', [Me, 'update'], { name: 'auth.me.update', ...ownAccount.edit })

get('auth/events', [SecurityEvents, 'index'], {
  name: 'auth.events.index',
  guard: 'user',
  ...list(SecurityEvent, eventList),
  summary: 'List what happened to your account',
  description: `Sign-ins, refusals and changes, the newest first, with the address and the agent of whoever sent
the request. Addresses are forgotten after 90 days, events after 400, unless this installation says otherwise.`,
})

get('auth/sessions', [Sessions, 'index'], {
  name: 'auth.sessions.index',
  guard: 'user',
  ...list(Session, sessionList),
  summary: 'List where you are signed in',
  description: 'A session is a device: its refresh tokens, each in the place of the one before.',
})

remove('auth/sessions/:id', [Sessions, 'destroy'], {
  name: 'auth.sessions.destroy',
  guard: 'owner',
  whileSuspended: true,
  answers: gone,
  summary: 'Sign a device out',
  description:
    'Its refresh token is dead, and its access tokens are refused from the next request on.',
})

remove('auth/sessions', [OtherSessions, 'destroy'], {
  name: 'auth.other_sessions.destroy',
  guard: 'user',
  whileSuspended: true,
  answers: gone,
  summary: 'Sign out everywhere else',
  description: 'Every session ends but the one that asks.',
})
