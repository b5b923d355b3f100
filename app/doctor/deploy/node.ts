import { error, warn, type Finding } from '#doctor/finding'

const OLDEST = 20

/** Whether the Node that runs it is supported, here and by its makers. */
export const checkNode = (): Finding[] => judge(process.versions.node)

/** What there is to say of a version, such as 24.1.0. */
export function judge(version: string): Finding[] {
  const major = Number(version.split('.')[0])
  if (major < OLDEST) return [error(`Node ${version} is too old`, 'install Node 24')]
  if (major % 2 === 0) return []
  return [warn(`Node ${version} gets repairs for half a year only`, 'install Node 24')]
}
