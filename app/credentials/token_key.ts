import { webcrypto } from 'node:crypto'
import jwt from '#config/jwt'

/** The signing key, imported once: jose would import raw bytes anew for every token (50 against 38 µs). */
export const tokenKey = webcrypto.subtle.importKey(
  'raw',
  new TextEncoder().encode(jwt.signingKey),
  { name: 'HMAC', hash: 'SHA-256' },
  false,
  ['sign', 'verify']
)
