export const title = 'Sign in'
export const lead = 'For moderators and staff.'
export const login = 'E-mail address or username'
export const password = 'Password'
export const submit = 'Sign in'
export const refused = 'There is no active account of the desk with these credentials.'

export const proofTitle = 'Is it you?'
export const proofLead =
  'What comes next touches rights, exports or personal data, so we ask for your password again.'
export const proofSubmit = 'Go on'
export const proofRefused = 'This is not your password.'

export const codeTitle = 'The second step'
export const codeLead =
  'Six digits of your app. Without it, one of your recovery codes will do, once.'
export const code = 'Code'
