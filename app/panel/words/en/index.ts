export const lang = 'en'

export * from '#panel/words/en/frame'
export * as signIn from '#panel/words/en/sign_in'
