import type { SchemaRules } from '@adonisjs/lucid/types/schema_generator'

const column = (tsType: string, args?: Record<string, unknown>) => ({
  tsType,
  decorators: [{ name: '@column', ...(args && { args }) }],
})

const storedPicture = column(`import('#rules/stored_picture').StoredPicture`)

/** How `node ace schema:generate` types the columns; see docs/decisions/0004-ids.md for the ids. */
export default {
  types: { bigint: column('number') },
  // Lucid's own name for it would be sha_256.
  columns: { sha256: column('string', { columnName: 'sha256' }) },
  primaryKey: (_table, [columnName]) =>
    columnName ? { columnName, columnInfo: column('number', { isPrimary: true }) } : undefined,
  tables: {
    media_files: {
      columns: {
        name: column('string', { isPrimary: true }),
        sha256: column('string', { columnName: 'sha256' }),
        role: column(`'published' | 'original' | 'thumb' | 'card' | 'full'`),
      },
    },
    products_productimage: {
      columns: {
        sha256: column('string', { columnName: 'sha256' }),
        variants: column(
          `Record<'thumb' | 'card' | 'full', { width: number; height: number; webp: string; avif: string | null }>`
        ),
      },
    },
    products_category: { columns: { image_picture: storedPicture } },
    users_securityevent: { columns: { details: column('Record<string, string>') } },
    users_ticket: { columns: { details: column('Record<string, string>') } },
    users_userprofile: { columns: { avatar_picture: storedPicture } },
    media_removals: { columns: { name: column('string', { isPrimary: true }) } },
    products_product: {
      columns: {
        status: column(`'draft' | 'published' | 'archived'`),
        moderation_state: column(`'visible' | 'held' | 'hidden' | 'removed'`),
      },
    },
  },
} satisfies SchemaRules
