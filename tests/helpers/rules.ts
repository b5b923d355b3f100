import { DateTime } from 'luxon'
import Rule from '#models/rule'

let made = 0

/** A rule that is on; it refuses the word “forbidden” in everything unless told otherwise. */
export const makeRule = (columns: Partial<Rule> = {}) =>
  Rule.create({
    ...{ name: `rule ${++made}`, kind: 'words', settings: { list: ['forbidden'] } },
    ...{ effect: 'refuse', sentence: 'Not here, please.', isOn: true, triedAt: DateTime.utc() },
    targetKinds:
      columns.effect === 'hold' ? ['product', 'comment'] : ['product', 'comment', 'user'],
    ...columns,
  })
