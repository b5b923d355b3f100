import { DateTime } from 'luxon'

type Asked = Record<string, string | undefined>

/** For how many hours a case has waited: at least, or at most. */
const WAITING = new Map<string, readonly [name: 'opened_before' | 'opened_after', hours: number]>([
  ['new', ['opened_after', 1]],
  ['1h', ['opened_before', 1]],
  ['24h', ['opened_before', 24]],
  ['3d', ['opened_before', 72]],
  ['7d', ['opened_before', 168]],
])

/** For how many hours an account is there at most. */
const ACCOUNT = new Map([
  ['1d', 24],
  ['7d', 168],
  ['30d', 720],
])

/** What the desk asks for in its own words, in those of the queue's list. */
export const inWordsOfTheList = ({ waiting, account, reports, ...asked }: Asked): Asked => ({
  ...asked,
  ...opened(waiting),
  ...joined(account),
  ...(/^\d{1,4}$/.test(reports ?? '') && { min_reports: reports }),
})

function opened(waiting = ''): Asked {
  const [name, hours = 0] = WAITING.get(waiting) ?? []
  return name ? { [name]: hoursAgo(hours) } : {}
}

function joined(account = ''): Asked {
  const hours = ACCOUNT.get(account)
  return hours ? { joined_after: hoursAgo(hours) } : {}
}

/** To the minute, so that what is counted of it can be kept. */
const hoursAgo = (hours: number) => DateTime.utc().startOf('minute').minus({ hours }).toISO()
