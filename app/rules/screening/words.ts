import { BLANK, foldText, isSameLetter, type FoldedText } from '#support/folded_text'
import { PhraseFinder } from '#support/phrase_finder'
import type { Entry } from '#rules/screening/lists'

interface Wanted extends FoldedText, Entry {
  isBeginning: boolean
}

/** Scripts that put no blanks between words. */
const UNSPACED = /[\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u

/** Finds the words and phrases of rules, however they are spelled: as whole words, or with a star as beginnings. */
export class WordScreen {
  #wanted: Wanted[]
  #finder: PhraseFinder

  constructor(entries: Entry[]) {
    this.#wanted = entries.map(wantedOf).filter(({ letters }) => letters.length > 0)
    this.#finder = new PhraseFinder(this.#wanted.map(({ letters }) => letters))
  }

  /** The rules with a word in the text, each with the first one. */
  rulesHit(text: string): Map<number, string> {
    const hit = new Map<number, string>()
    if (!this.#wanted.length) return hit
    const folded = foldText(text)
    this.#finder.find(folded.letters, (place, end) => {
      const wanted = this.#wanted[place]!
      if (!hit.has(wanted.rule) && standsAt(end - wanted.letters.length, wanted, folded))
        hit.set(wanted.rule, wanted.text)
    })
    return hit
  }
}

function wantedOf({ rule, text }: Entry): Wanted {
  const { letters, exact } = foldText(text)
  const isBeginning = text.trimEnd().endsWith('*')
  return { rule, text, isBeginning, letters: letters.slice(1, -1), exact: exact.slice(1, -1) }
}

/** Whether a text says something that can be found. */
export const isWord = (text: string): boolean => foldText(text).letters.length > 2

/** Whether what stands there, letter by letter, is the word and not a part of another one. */
function standsAt(start: number, wanted: Wanted, { letters, exact }: FoldedText): boolean {
  const end = start + wanted.letters.length
  if (!parts(letters[start - 1]!, letters[start]!)) return false
  if (!wanted.isBeginning && !parts(letters[end - 1]!, letters[end]!)) return false
  return wanted.exact.every((letter, index) => isSameLetter(letter, exact[start + index]!))
}

/** Whether a word may end between two letters. */
const parts = (left: number, right: number) =>
  left === BLANK || right === BLANK || isUnspaced(left) || isUnspaced(right)

const isUnspaced = (letter: number) => letter > 0xff && UNSPACED.test(String.fromCodePoint(letter))
