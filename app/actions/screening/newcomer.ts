import type { Screened } from '#actions/screening/find_hits'

interface Newcomer {
  email: string
  username?: string
  first_name: string
  last_name: string
}

/** Somebody who opens an account, as rules look at them. */
export const newcomer = (
  { email, username = '', first_name, last_name }: Newcomer,
  { address }: { address: string }
): Screened => ({
  target: 'user',
  texts: { username, first_name, last_name },
  registration: { email, address },
})
