import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { dictionary } from '@zxcvbn-ts/language-common'

/** Django's own list, so that a password that Django refuses is refused here too; see NOTICE. */
const DJANGO_LIST = new URL('../../resources/passwords/common-passwords.txt.gz', import.meta.url)

let known: Set<string> | undefined

/** Whether it is on Django's list or on zxcvbn's, 68,000 in all; read when it is first asked. */
export function isCommonPassword(lowerCased: string): boolean {
  known ??= new Set([...dictionary['passwords-common'], ...djangoList()])
  return known.has(lowerCased)
}

const djangoList = () => gunzipSync(readFileSync(DJANGO_LIST)).toString('utf8').split('\n')
