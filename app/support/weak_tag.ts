import { hash } from 'node:crypto'

/** A weak entity tag (RFC 9110 §8.8.1): equal for what means the same, byte by byte or not. */
export const weakTag = (content: object) =>
  `W/"${hash('sha1', JSON.stringify(content), 'base64url')}"`
