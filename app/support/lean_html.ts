/** Breaks beside tags, with the indentation after them; what somebody typed into a text area is passed over. */
const BREAKS = /(<textarea[^>]*>[^]*?<\/textarea>)|>[^\S\n]*\n\s*|\s*\n\s*</g

/** A tag with what its quoted attributes hold. */
const TAG = /<[a-z][\w-]*(?:"[^"]*"|[^">])*>/g
const BREAKS_IN_TAG = /("[^"]*")|\s*\n\s*/g

/** HTML without the indentation of its templates, which was a third of a page: one break stays one break. */
export const leanHtml = (html: string): string =>
  html
    .replaceAll(BREAKS, (found: string, text?: string) => {
      if (text !== undefined) return text
      return found.startsWith('>') ? '>\n' : '\n<'
    })
    .replaceAll(TAG, (tag) =>
      tag.replaceAll(BREAKS_IN_TAG, (_, quoted?: string) => quoted ?? ' ').replace(/ >$/, '>')
    )
