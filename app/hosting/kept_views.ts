import edge from 'edge.js'

/** Has each view compiled once, and components looked for once, which Edge does at each page (6.5.1). */
export function keepViews(): void {
  for (const { cacheManager } of [edge.compiler, edge.asyncCompiler]) cacheManager.enabled = true
  const components = edge.loader.listComponents()
  edge.loader.listComponents = () => components
}
