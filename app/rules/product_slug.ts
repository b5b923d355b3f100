const MAX_LENGTH = 80
/** Letters that Unicode does not take apart into a Latin one and a mark. */
const UNFOLDED: Record<string, string> = {
  ı: 'i',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
}
const ASCII = /^[\x20-\x7e]*$/

/**
 * A product's name as part of a link: Latin letters lose their marks, letters of other scripts stay.
 * For people only; products are looked up by id.
 *
 * @returns '' for a name without letters or digits
 */
export function productSlug(name: string): string {
  const words = ASCII.test(name)
    ? name.toLowerCase().replace(/[^a-z0-9]+/g, '-')
    : fold(name).replace(/[^\p{L}\p{N}]+/gu, '-')
  return words.slice(0, MAX_LENGTH).replace(/^-|-$/g, '')
}

function fold(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin}\p{M}*)\p{M}/gu, '')
    .replace(/[ıßøłđæœ]/g, (letter) => UNFOLDED[letter]!)
    .normalize('NFC')
    .toWellFormed()
}
