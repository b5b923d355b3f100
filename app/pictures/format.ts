import type { PictureFormat } from '#rules/pictures'

/** What a file's first bytes say it is; `unknown` is no picture that we know. */
export type FileKind = PictureFormat | 'heic' | 'svg' | 'tiff' | 'unknown'

/** So many bytes from the beginning of a file are enough for {@link kindOf}. */
export const HEAD_BYTES = 1024

const SIGNATURES: [kind: FileKind, signature: RegExp][] = [
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF....WEBP/s],
  ['tiff', /^(II[*+]\0|MM\0[*+])/],
  ['svg', /^(\xef\xbb\xbf)?\s*<(svg|\?xml|!doctype svg|!--.*<svg)/is],
]

/** The brands of ISO/IEC 23008-12 in the box at the start of the file. */
const AVIF = /avi[fs]/
const HEIC = /(hei[cxms]|hev[cxms]|mif1|msf1)/

/** The name and the media type that come with a file are not looked at: anybody may write anything there. */
export function kindOf(head: Buffer): FileKind {
  const bytes = head.toString('latin1')
  const [kind] = SIGNATURES.find(([, signature]) => signature.test(bytes)) ?? []
  return kind ?? byBrands(head, bytes) ?? 'unknown'
}

function byBrands(head: Buffer, bytes: string): FileKind | undefined {
  if (bytes.slice(4, 8) !== 'ftyp') return undefined
  const brands = bytes.slice(8, head.readUInt32BE(0)).match(/.{4}/gs) ?? []
  if (brands.some((brand) => AVIF.test(brand))) return 'avif'
  return brands.some((brand) => HEIC.test(brand)) ? 'heic' : undefined
}
