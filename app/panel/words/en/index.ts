export const lang = 'en'

export * from '#panel/words/en/frame'
export * from '#panel/words/en/tables'
export * from '#panel/words/en/history'
export * from '#panel/words/en/catalogue'
export * from '#panel/words/en/pages'
export * from '#panel/words/en/queue'
export * as signIn from '#panel/words/en/sign_in'
