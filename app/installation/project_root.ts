/** The checkout's folder, as a file URL: the same from the sources and from `build/`. */
export function projectRoot(): URL {
  const root = new URL('../../', import.meta.url)
  return root.pathname.endsWith('/build/') ? new URL('../', root) : root
}
