import { DateTime } from 'luxon'
import { ACCOUNT, WAITING, type Account, type Waiting } from '#rules/queue_words'
import { queueWordsValidator } from '#validators/queue_words'

type Asked = Record<string, string | undefined>

/**
 * What the desk asks for in its own words, in those of the queue's list.
 *
 * @throws InvalidInputException with every word that is wrong
 */
export async function inWordsOfTheList(asked: Asked): Promise<Asked> {
  const { waiting, account, reports } = await queueWordsValidator.validate(asked)
  const own = { waiting: undefined, account: undefined, reports: undefined }
  return {
    ...{ ...asked, ...own },
    ...(waiting && openedBy(waiting)),
    ...(account && { joined_after: joinedAfter(account) }),
    ...(reports && { min_reports: reports }),
  }
}

const openedBy = (waiting: Waiting): Asked => {
  const [name, hours] = WAITING[waiting]
  return { [name]: hoursAgo(hours) }
}

export const joinedAfter = (account: Account) => hoursAgo(ACCOUNT[account])

/** To the minute, so that what is counted of it can be kept. */
export const hoursAgo = (hours: number) =>
  DateTime.utc().startOf('minute').minus({ hours }).toISO()!
