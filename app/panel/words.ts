import * as en from '#panel/words/en/index'

/** Every sentence of the panel. Another language is a folder beside `en` with the same names. */
export const words = en
