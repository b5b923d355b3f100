import { configProvider } from '@adonisjs/core'
import { defineConfig } from '@adonisjs/core/hash'
import type { InferHashers } from '@adonisjs/core/types'

export default defineConfig({
  default: 'django',
  list: {
    django: configProvider.create(async () => {
      const { DjangoHash } = await import('#auth/django_hash')
      return () => new DjangoHash()
    }),
  },
})

declare module '@adonisjs/core/types' {
  export interface HashersList extends InferHashers<typeof import('./hash.js').default> {}
}
