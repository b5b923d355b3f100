/** What a spreadsheet would take for a formula, wide forms too (https://owasp.org/www-community/attacks/CSV_Injection). */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

/** One line of a file of comma-separated values (RFC 4180). A text that a spreadsheet would compute begins with an apostrophe. */
export const csvLine = (values: (string | number)[]): string =>
  `${values.map((value) => (typeof value === 'number' ? value : quoted(value))).join()}\r\n`

function quoted(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
