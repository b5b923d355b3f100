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
