import encryption from '@adonisjs/core/services/encryption'

/**
 * A secret that has to be read again, encrypted by APP_KEY.
 *
 * @param owner - what it belongs to: moved to somebody else's row it opens nothing
 */
export const seal = (secret: string, owner: string): string =>
  encryption.encrypt(secret, { purpose: owner })

/** @returns null when another key has encrypted it, or it is somebody else's */
export const unseal = (sealed: string, owner: string): string | null =>
  encryption.decrypt<string>(sealed, owner)
