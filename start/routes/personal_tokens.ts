import { controllers } from '#generated/controllers'
import { gone, list } from '#routing/answers'
import { refusals } from '#routing/refusals'
import { resource } from '#start/routes/resource'
import { tokenList } from '#queries/tokens/token_list'
import { NewPersonalToken, PersonalToken } from '#shapes/personal_token'
import { newTokenValidator } from '#validators/tokens'

const { PersonalTokens } = controllers.auth
const { get, post, remove } = resource('Personal access tokens', 'Tokens for programs of your own')

get('auth/tokens', [PersonalTokens, 'index'], {
  name: 'auth.tokens.index',
  guard: 'user',
  ...list(PersonalToken, tokenList),
  summary: 'List your personal access tokens',
  description: 'Known by their first letters; the tokens themselves are kept nowhere.',
})

post('auth/tokens', [PersonalTokens, 'store'], {
  name: 'auth.tokens.store',
  guard: 'user',
  body: {
    validator: newTokenValidator,
    example: { name: 'Nightly import', scopes: ['read'], expires_at: '2027-11-20T00:00:00Z' },
  },
  answers: { 201: { shape: NewPersonalToken, description: 'The token, which is not shown again' } },
  refusals: [refusals.tooManyTokens, refusals.noActiveAccount],
  summary: 'Make a personal access token',
  description: `A program sends it as Bearer in place of an access token. Routes that read want the scope \`read\`, those
that write \`write\`; neither \`auth/\` (but \`GET auth/me/\`) nor what is private takes one. It ends when it is revoked, at its
\`expires_at\`, when the password changes and when the account is closed. Without \`expires_at\` it does not run out. At most
50 a person; the owner is mailed.`,
})

remove('auth/tokens/:id', [PersonalTokens, 'destroy'], {
  name: 'auth.tokens.destroy',
  guard: 'owner',
  answers: gone,
  summary: 'Revoke a personal access token',
  description: 'It is refused from the next request on.',
})
