/**
 * A text in words that can be compared whatever their spelling, as code points. One {@link BLANK} stands between
 * words, before the first and after the last. Both lists have one entry a letter.
 */
export interface FoldedText {
  /** without case; i, ı, İ and I are all `i` here */
  letters: number[]
  /** the same, but that `i`, `ı` and `I` are told apart: `I` is the capital of either */
  exact: number[]
}

export const BLANK = 0x20
const SMALL_I = 0x69
const CAPITAL_I = 0x49
const DOTLESS_I = 0x131

/** Letters, digits and marks; what nobody sees between them, as a zero-width space, parts no word. */
const WORD = /[\p{L}\p{N}\p{M}\p{DI}]+/gu
/** What nobody sees, and marks that NFKC found no letter for: strokes and dots laid over letters. */
const UNSEEN = /[\p{DI}\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]/gu
const ASCII = /^[\0-\x7f]*$/
const LATIN = /\p{sc=Latn}/u
const FOREIGN = /[\p{sc=Cyrl}\p{sc=Grek}]/u

/** Letters of Cyrillic and Greek that look like Latin ones (Unicode TR 39, the ones of everyday fonts). */
const ALIKE = new Map(
  Object.entries({
    ...{ а: 'a', в: 'b', с: 'c', ԁ: 'd', е: 'e', һ: 'h', н: 'h', і: 'i', ј: 'j', к: 'k', м: 'm' },
    ...{ о: 'o', р: 'p', ԛ: 'q', ѕ: 's', т: 't', ԝ: 'w', х: 'x', у: 'y' },
    ...{ α: 'a', ε: 'e', ι: 'i', κ: 'k', ν: 'v', ο: 'o', ρ: 'p', τ: 't', υ: 'u', χ: 'x' },
  })
)

/** One pass over the text; a letter with its own mark, such as ş or é, stays another letter than s or e. */
export function foldText(text: string): FoldedText {
  const folded: FoldedText = { letters: [BLANK], exact: [BLANK] }
  const words = (ASCII.test(text) ? text : text.normalize('NFKC')).match(WORD) ?? []
  for (const word of words) {
    const before = folded.letters.length
    addWord(word, folded)
    if (folded.letters.length > before) addCodes(BLANK, BLANK, folded)
  }
  return folded
}

function addWord(word: string, folded: FoldedText): void {
  if (ASCII.test(word)) return addAscii(word, folded)
  const seen = word.replace(UNSEEN, '')
  // A Latin word with a Cyrillic letter in it is a Latin word in disguise.
  const isMixed = LATIN.test(seen) && FOREIGN.test(seen)
  for (const char of seen)
    for (const small of smallLetters(char))
      addLetter((isMixed && ALIKE.get(small)) || small, char, folded)
}

function addLetter(letter: string, char: string, folded: FoldedText): void {
  const code = letter.codePointAt(0)!
  const isDoubtful = code === SMALL_I && (char === 'ı' || char === 'I')
  addCodes(code, isDoubtful ? char.codePointAt(0)! : code, folded)
}

function addAscii(word: string, folded: FoldedText): void {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    const small = code >= 0x41 && code <= 0x5a ? code + 0x20 : code
    addCodes(small, code === CAPITAL_I ? code : small, folded)
  }
}

function addCodes(letter: number, exact: number, folded: FoldedText): void {
  folded.letters.push(letter)
  folded.exact.push(exact)
}

/** By way of the capital: ß becomes ss, ς becomes σ, ı becomes i. */
const smallLetters = (char: string) => char.toUpperCase().toLowerCase().replace(UNSEEN, '')

/** Whether two letters of `exact` may be the same one: `I` is the capital of i in English and of ı in Turkish. */
export const isSameLetter = (one: number, other: number): boolean =>
  one === other || isCapital(one, other) || isCapital(other, one)

const isCapital = (one: number, other: number) =>
  one === CAPITAL_I && (other === SMALL_I || other === DOTLESS_I)
