export const title = 'Sign in'
export const lead = 'For moderators and staff.'
export const login = 'E-mail address or username'
export const password = 'Password'
export const submit = 'Sign in'
export const google = 'Sign in with Google'
export const refused = 'There is no active account of the desk with these credentials.'

export const proofTitle = 'Is it you?'
export const proofLead =
  'What comes next touches rights, exports or personal data, so we ask again who you are.'
export const proofSubmit = 'Go on'
export const proofRefused = 'This is not your password.'

export const codeTitle = 'The second step'
export const codeLead =
  'Six digits of your app. Without it, one of your recovery codes will do, once.'
export const code = 'Code'
export const proofByCode = 'Or a code of your app, or a recovery code'
export const proofByGoogle = 'Prove it with Google'
