/*
 * `node ace`: runs the sources, or their build where npm left out the packages of development. Written so
 * that every Node can read it and say that it is too old.
 */
const checkout = import.meta.dirname
const [major] = process.versions.node.split('.')
if (Number(major) < 24) {
  console.error('vitrin: this needs Node 24, which npm ci has brought: run `npx node ace …`')
  process.exit(1)
}

const { hasBuilders, refuseWithoutBuilders } = await import('./bin/builders.ts')
const { isBuilt } = await import('./bin/sources.ts')

if (hasBuilders(checkout)) {
  await import('@poppinss/ts-exec')
  await import('./bin/console.js')
} else if (isBuilt(checkout)) await import('./build/ace.js')
else refuseWithoutBuilders()
