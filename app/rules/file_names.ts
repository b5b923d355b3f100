import { PICTURE_TYPES, VARIANT_SIDES } from '#rules/pictures'

const oneOf = (words: string[]) => `(?:${words.join('|')})`
const HASH = '[0-9a-f]{32}'
const EXTENSION = oneOf(Object.values(PICTURE_TYPES).map(({ extension }) => extension))
const SIZE = `-${oneOf(Object.keys(VARIANT_SIDES))}\\.(?:webp|avif)`

const PICTURE = new RegExp(
  `^(?:originals/)?(?:products|avatars|categories)/\\d+/(${HASH})(?:\\.${EXTENSION}|${SIZE})$`
)
const PUBLISHED = new RegExp(`^(?:products|avatars|categories)/\\d+/(${HASH})\\.${EXTENSION}$`)
const TRIAL = new RegExp(`^storage-test/${HASH}\\.txt$`)

/** Whether a file of this name may be one that this server made: none of Django's has such a name but by chance. */
export const isOwnName = (name: string): boolean => PICTURE.test(name)

/** What the bytes of a published file hash to in sha256, as far as its name says; undefined for other names. */
export const hashInName = (name: string): string | undefined => PUBLISHED.exec(name)?.[1]

/** The name of a file that a store is tried with. @param uuid - that nobody can guess */
export const trialName = (uuid: string): string => `storage-test/${uuid.replaceAll('-', '')}.txt`

/** Whether a file was put by a trial of the store; it holds nothing that anybody must not see. */
export const isTrialName = (name: string): boolean => TRIAL.test(name)
