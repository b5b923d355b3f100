const PLAIN = /^[\w./-]*$/

/**
 * Where a stored file is read; each segment of its name is percent-encoded as Django does it.
 *
 * @param base - what stands in front of names, with a closing slash
 * @param name - path inside the media folder, '' for no file
 */
export function mediaUrl(base: string, name: string | null): string | null {
  if (!name) return null
  return base + (PLAIN.test(name) ? name : name.split('/').map(encodeURIComponent).join('/'))
}

/** The name that a path below `/media/` stands for; null when it is encoded in a way that no link of ours is. */
export function mediaName(path: string): string | null {
  const segments = path
    .replace(/^\/media\//, '')
    .replace(/\/$/, '')
    .split('/')
  try {
    const decoded = segments.map(decodeURIComponent)
    return decoded.some((segment) => segment.includes('/')) ? null : decoded.join('/')
  } catch {
    return null
  }
}
