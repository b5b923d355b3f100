import vine from '@vinejs/vine'
import { ACCOUNT, MAX_REPORTS, WAITING, type Account, type Waiting } from '#rules/queue_words'
import { aWord } from '#validators/desk_filters'
import { refuse } from '#validators/fields'
import { given } from '#validators/filters'

const aFew = vine.createRule(
  (value, _, field) => {
    if (!/^\d+$/.test(String(value))) refuse(field, 'invalid_integer')
    else if (Number(value) > MAX_REPORTS) refuse(field, 'filter_max_value', { max: MAX_REPORTS })
  },
  { name: 'aFew', toJSONSchema: (schema) => void (schema.type = 'integer') }
)

/** What the queue is narrowed by in words of the desk, which its list does not know. */
export const queueWordsValidator = vine.create({
  waiting: aWord(Object.keys(WAITING) as Waiting[]),
  account: aWord(Object.keys(ACCOUNT) as Account[]),
  reports: given().use(aFew()).optional(),
})
