import env from '#start/env'

/** What an operator of a public server should know of the settings. */
export function productionWarnings(): string[] {
  const lifted = (['THROTTLE_ENABLED', 'LOGIN_LOCK_ENABLED'] as const).filter(
    (name) => env.get(name) === false
  )
  return [
    lifted.length ? `${lifted.join(' and ')} off: passwords can be guessed without limit` : '',
    env.get('CORS_ALLOWED_ORIGINS') === undefined
      ? 'CORS_ALLOWED_ORIGINS is not set: browsers may call from the origins of vitrin.com alone'
      : '',
  ].filter(Boolean)
}
