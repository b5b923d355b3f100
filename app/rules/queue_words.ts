/** For how long a case waits: at least so many hours, or at most. */
export const WAITING = {
  'new': ['opened_after', 1],
  '1h': ['opened_before', 1],
  '24h': ['opened_before', 24],
  '3d': ['opened_before', 72],
  '7d': ['opened_before', 168],
} as const
export type Waiting = keyof typeof WAITING

/** For how many hours an account is there at most. */
export const ACCOUNT = { '1d': 24, '7d': 168, '30d': 720 } as const
export type Account = keyof typeof ACCOUNT

/** How many reports there are at least; an address may hold other numbers. */
export const REPORT_COUNTS = [2, 3, 5, 10] as const
export const MAX_REPORTS = 9999

/** Who looks at a case. */
export const WHO = ['nobody', 'me', 'others'] as const
