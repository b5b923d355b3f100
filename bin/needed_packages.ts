/** What is read of package-lock.json: folders such as `node_modules/a/node_modules/b`, and '' for ourselves. */
export interface Lock {
  packages: Record<string, LockedPackage>
}

interface LockedPackage {
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
  peerDependenciesMeta?: Record<string, { optional?: boolean }>
}

/** The Node that `npm ci` brings; an image has one of its own. */
const BROUGHT_NODE = /^node-linux-/

/**
 * The folders of the packages that a build needs to run. `npm ci --omit=dev` keeps more: what a package
 * may work with, such as the compiler, stays when development has it.
 */
export function neededPackages({ packages }: Lock): Set<string> {
  const needed = new Set<string>()
  const waiting = ['']
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop())
    for (const name of namesOf(packages[folder]!)) {
      const found = folderOf(name, folder, packages)
      if (!found || needed.has(found)) continue
      needed.add(found)
      waiting.push(found)
    }
  return needed
}

function namesOf(locked: LockedPackage): string[] {
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = locked
  return Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }).filter(
    (name) => !peerDependenciesMeta?.[name]?.optional && !BROUGHT_NODE.test(name)
  )
}

/** As Node looks it up: beside the one who asks, then further up. */
function folderOf(name: string, from: string, packages: Lock['packages']): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf('node_modules/'))) {
    folder = folder.replace(/\/$/, '')
    const found = `${folder && `${folder}/`}node_modules/${name}`
    if (packages[found]) return found
    if (!folder) return undefined
  }
}
