/** A choice of a select of a page, with how many rows it says that it finds. */
export interface CountedChoice {
  name: string
  value: string
  count: number | null
}

const SELECT = /<select\s+(?:id="[^"]*"\s+)?(?:id="[^"]*"\s+)?name="(\w+)"[^>]*>(.*?)<\/select>/gs
const OPTION = /<option\s+value="([^"]+)"[^>]*>([^<]*)<\/option>/gs

/** All choices that the filters of a page offer. */
export const choicesIn = (text: string): CountedChoice[] =>
  [...text.matchAll(SELECT)].flatMap(([, name, options]) =>
    [...options!.matchAll(OPTION)].map(([, value, label]) => {
      const [, count] = /\(([\d,]+)\)\s*$/.exec(label!) ?? []
      return { name: name!, value: value!, count: count ? Number(count.replaceAll(',', '')) : null }
    })
  )
