/**
 * Why a file that Django stored can have no clean copy, as it is kept beside the file's name. Only what trying again
 * would not mend is a reason.
 */
export interface UnfitPicture {
  /** `missing`, or what an upload of the file would be refused for, such as `svg` or `too_many_pixels` */
  reason: string
  /** of the file, by which another one in its place is told; null where there is none */
  bytes: number | null
  /** ISO 8601 */
  modified_at: string | null
}

/** A file as its store tells of it. */
interface Found {
  size: number
  modifiedAt: Date
}

export const unfitFor = (reason: string, file?: Found): UnfitPicture => ({
  reason,
  bytes: file?.size ?? null,
  modified_at: file?.modifiedAt.toISOString() ?? null,
})

/** Whether what is there now, or is not, is what was found unfit. */
export function isStillUnfit(unfit: UnfitPicture, file: Found | undefined): boolean {
  const { bytes, modified_at: modifiedAt } = unfitFor(unfit.reason, file)
  return unfit.bytes === bytes && unfit.modified_at === modifiedAt
}

/** Code of a refusal of #exceptions/pictures → the reason. */
export const reasonOf = (code: string): string => code.replace(/^picture_/, '')
