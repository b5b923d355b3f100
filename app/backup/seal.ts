import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { BrokenBackup } from '#backup/failures'
import env from '#start/env'

/** How the key comes out of the password. It stands in front of an archive, where everybody may read it. */
export interface Sealing {
  cipher: 'aes-256-gcm'
  /** N of scrypt, with r = 8 and p = 1 */
  cost: number
  /** in base64 */
  salt: string
}

const CIPHER = 'aes-256-gcm'
const COST = 2 ** 17
const MAX_COST = 2 ** 20
const [KEY_BYTES, NONCE_BYTES, TAG_BYTES] = [32, 12, 16]

let given: string | undefined

/** Has this process seal and open archives with a password that somebody gave it. */
export const usePassword = (password: string): void => void (given = password)

/** What archives are sealed with: what somebody gave, else BACKUP_PASSWORD. */
export const backupPassword = (): string | undefined => given || env.get('BACKUP_PASSWORD')

/** Makes the entries of one archive unreadable but with its password, and tells whether one was changed. */
export class Seal {
  private constructor(
    private key: Buffer,
    readonly sealing: Sealing
  ) {}

  /** For a new archive; nothing without a password. */
  static async make(): Promise<Seal | undefined> {
    const password = backupPassword()
    if (!password) return undefined
    const salt = randomBytes(16).toString('base64')
    return Seal.#of({ cipher: CIPHER, cost: COST, salt }, password)
  }

  /** For one that is there. @throws BrokenBackup without a password, or of a kind that is not known */
  static async of(path: string, sealing: Sealing): Promise<Seal> {
    const password = backupPassword()
    if (sealing.cipher !== CIPHER || !(sealing.cost <= MAX_COST))
      throw new BrokenBackup(`${path} was encrypted by a newer release: restore it with that one`)
    if (!password)
      throw new BrokenBackup(`${path} is encrypted: set BACKUP_PASSWORD, or give --password-stdin`)
    return Seal.#of(sealing, password)
  }

  static async #of(sealing: Sealing, password: string): Promise<Seal> {
    const { cost, salt } = sealing
    const options = { N: cost, r: 8, p: 1, maxmem: 256 * 8 * cost }
    const key = await new Promise<Buffer>((resolve, reject) =>
      scrypt(
        password.normalize(),
        Buffer.from(salt, 'base64'),
        KEY_BYTES,
        options,
        (error, made) => (error ? reject(error) : resolve(made))
      )
    )
    return new Seal(key, sealing)
  }

  /** @param name - of the entry, which the bytes are good for alone */
  close(name: string, bytes: Buffer): Buffer {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv(CIPHER, this.key, nonce).setAAD(Buffer.from(name))
    return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }

  /** @throws Error when the password is another, or a bit was changed */
  open(name: string, sealed: Buffer): Buffer {
    const end = sealed.length - TAG_BYTES
    const decipher = createDecipheriv(CIPHER, this.key, sealed.subarray(0, NONCE_BYTES))
      .setAAD(Buffer.from(name))
      .setAuthTag(sealed.subarray(end))
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, end)), decipher.final()])
  }
}
