import type { SchemaRules } from '@adonisjs/lucid/types/schema_generator'

const column = (tsType: string, args?: Record<string, unknown>) => ({
  tsType,
  decorators: [{ name: '@column', ...(args && { args }) }],
})

const targetKind = column(`'product' | 'comment' | 'user'`)
const json = column('Record<string, unknown>')

const storedPicture = column(`import('#rules/stored_picture').StoredPicture`)
const unfitPicture = column(`import('#rules/unfit_picture').UnfitPicture`)

/** How `node ace schema:generate` types the columns; see docs/decisions/0004-ids.md for the ids. */
export default {
  types: { bigint: column('number') },
  // Lucid's own name for it would be sha_256.
  columns: { sha256: column('string', { columnName: 'sha256' }) },
  primaryKey: (_table, [columnName]) =>
    columnName ? { columnName, columnInfo: column('number', { isPrimary: true }) } : undefined,
  tables: {
    audit_entries: {
      columns: {
        before: column('Record<string, unknown>'),
        after: column('Record<string, unknown>'),
      },
    },
    panel_tasks: {
      columns: {
        input: json,
        kind: column(`import('#rules/panel_tasks').TaskKind`),
        state: column(`'waiting' | 'done' | 'failed'`),
      },
    },
    panel_views: { columns: { list: column(`import('#rules/panel_lists').SavedList`) } },
    panel_preferences: {
      columns: {
        theme: column(`'auto' | 'light' | 'dark'`),
        density: column(`'comfortable' | 'compact'`),
      },
    },
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
        unfit: unfitPicture,
        variants: column(
          `Record<'thumb' | 'card' | 'full', { width: number; height: number; webp: string; avif: string | null }>`
        ),
      },
    },
    products_category: { columns: { image_picture: storedPicture, image_unfit: unfitPicture } },
    moderation_appeal: { columns: { state: column(`'open' | 'upheld' | 'overturned'`) } },
    moderation_batch: {
      columns: { wanted: column(`import('#rules/moderation_batch').WantedDecision`) },
    },
    moderation_case: {
      columns: {
        target_kind: targetKind,
        state: column(`'open' | 'escalated' | 'decided' | 'withdrawn'`),
        causes: column(`('report' | 'rule' | 'appeal' | 'moderator')[]`),
        weight: column('number'),
        rank: column('number'),
      },
    },
    moderation_claim: { columns: { case_id: column('number', { isPrimary: true }) } },
    moderation_effect: {
      columns: { target_kind: targetKind, before: json, after: json },
    },
    moderation_reason: { columns: { target_kinds: column(`('product' | 'comment' | 'user')[]`) } },
    moderation_report: {
      columns: {
        target_kind: targetKind,
        state: column(`'open' | 'upheld' | 'declined' | 'repeated'`),
        snapshot: json,
      },
    },
    moderation_rule: {
      columns: {
        target_kinds: column(`('product' | 'comment' | 'user')[]`),
        effect: column(`'flag' | 'hold' | 'refuse'`),
        settings: json,
      },
    },
    moderation_rulehit: {
      columns: { target_kind: targetKind, effect: column(`'flag' | 'hold' | 'refuse'`) },
    },
    moderation_sanction: { columns: { kind: column(`'warning' | 'suspension' | 'ban'`) } },
    users_securityevent: { columns: { details: column('Record<string, string>') } },
    users_personaltoken: { columns: { scopes: column(`import('#rules/token_scope').Scope[]`) } },
    users_ticket: { columns: { details: column('Record<string, string>') } },
    users_userprofile: { columns: { avatar_picture: storedPicture, avatar_unfit: unfitPicture } },
    media_removals: { columns: { name: column('string', { isPrimary: true }) } },
    products_product: {
      columns: {
        status: column(`'draft' | 'published' | 'archived'`),
        moderation_state: column(`'visible' | 'held' | 'hidden' | 'removed'`),
      },
    },
  },
} satisfies SchemaRules
