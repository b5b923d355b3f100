/** Bytes of JSON (contract §4: no page of 100 weighs more than 8 MB), less what stands around the rows. */
export const MAX_ROWS_BYTES = 7_900_000

/** Texts of this length are never cut, addresses of files among them. */
const SHORT = 255

type ToJson<Row> = (rows: readonly Row[]) => string

/**
 * Rows as JSON of at most 7.9 MB. Rows within all limits may have more: a control character takes six bytes.
 * Then the longest texts are cut, as far as it needs, without a mark.
 *
 * @param toJson - in place of JSON.stringify, for what is too deep for it
 */
export const lightJson = <Row>(
  rows: readonly Row[],
  toJson: ToJson<Row> = JSON.stringify
): string => lightened(rows, toJson).json

/** The same rows, for a part of an answer; see {@link lightJson}. */
export const lightRows = <Row>(rows: Row[]): Row[] => lightened(rows, JSON.stringify).light

function lightened<Row, Rows extends readonly Row[]>(rows: Rows, toJson: ToJson<Row>) {
  let light: Rows = rows
  let json = toJson(rows)
  let size = Buffer.byteLength(json)
  for (let longest = longestText(rows, size); size > MAX_ROWS_BYTES && longest > SHORT;) {
    longest = Math.max(SHORT, Math.floor((longest * MAX_ROWS_BYTES) / size))
    light = withCutTexts(rows, longest)
    json = toJson(light)
    size = Buffer.byteLength(json)
  }
  return { light, json }
}

/** In UTF-16 units; not looked for in rows that may stay as they are. */
function longestText(rows: readonly unknown[], size: number): number {
  let longest = 0
  if (size > MAX_ROWS_BYTES)
    JSON.stringify(rows, (_, part: unknown) => {
      if (typeof part === 'string') longest = Math.max(longest, part.length)
      return part
    })
  return longest
}

function withCutTexts<Rows extends readonly unknown[]>(rows: Rows, longest: number): Rows {
  const cut = (_: string, part: unknown) =>
    // No half of a surrogate pair stays at the end.
    typeof part === 'string' ? part.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '') : part
  return JSON.parse(JSON.stringify(rows, cut)) as Rows
}
