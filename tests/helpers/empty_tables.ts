import db from '@adonisjs/lucid/services/db'

/** All but the list of migrations, and the reasons that a migration wrote. */
const TABLES = `select string_agg(format('%I', tablename), ', ') as names from pg_tables
  where schemaname = 'public' and tablename not like 'adonis_schema%'
    and tablename <> 'moderation_reason'`

/** Empties all tables in one statement. */
export async function emptyTables(): Promise<void> {
  const { rows } = await db.rawQuery<{ rows: [{ names: string }] }>(TABLES)
  await db.rawQuery(`truncate ${rows[0].names} restart identity cascade`)
}

/** For tests that commit: a setup of a test or a group, whose rows go at its end. */
export const emptyAfterwards = () => emptyTables
