import { hash } from 'node:crypto'

/** What somebody may show before they show the verifier itself (RFC 7636 §4.2, S256). */
export const challengeOf = (verifier: string) => hash('sha256', verifier, 'base64url')
