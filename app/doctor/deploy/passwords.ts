import pg from 'pg'
import storage from '#config/storage'
import { error, type Finding } from '#doctor/finding'
import { ownConnection } from '#db/own_connection'
import { isCommonPassword } from '#rules/common_passwords'

/** What images and manuals give out. */
const SAMPLES = ['minioadmin', 'changeme', 'postgres', 'example', 'vitrin']

/** Whether somebody gets into the database or the bucket by a password that everybody knows. */
export function checkPasswords(): Finding[] {
  const { user, password } = new pg.Client(ownConnection())
  const place = storage.places[storage.disk]!.public
  return [
    ...faultsOf('DB_PASSWORD', { password: password ?? '', user }),
    ...('bucket' in place
      ? faultsOf('S3_SECRET_ACCESS_KEY', {
          password: place.secretAccessKey,
          user: place.accessKeyId,
        })
      : []),
  ]
}

/** None at all is another way in, such as a socket's or a certificate. */
function faultsOf(
  name: string,
  { password, user }: { password: string; user?: string }
): Finding[] {
  const isKnown =
    SAMPLES.includes(password) || password === user || isCommonPassword(password.toLowerCase())
  if (!password || !isKnown) return []
  return [error(`${name} is a password that everybody tries`, `change it there and in ${name}`)]
}
