import { randomBytes } from 'node:crypto'
import { hashOf } from '#credentials/mailed_secret'
import { base32 } from '#support/base32'

/** 80 bits: nobody finds one by its hash. */
const BYTES = 10

/** As people copy them: `abcd-efgh-ijkl-mnop`. */
export const newRecoveryCode = () =>
  base32(randomBytes(BYTES)).toLowerCase().match(/.{4}/g)!.join('-')

/** What is kept of one, however it was written down. */
export const hashOfRecoveryCode = (code: string) => hashOf(code.replace(/[\s-]/g, '').toLowerCase())
