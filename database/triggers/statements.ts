/** A trigger function; the fixed search path serves writers that have none, as pg_dump's files do. */
export const triggerFunction = (name: string, body: string, settings = '') =>
  `create or replace function ${name}() returns trigger language plpgsql
     set search_path from current ${settings} as $fn$ begin ${body}; return null; end $fn$`

/** For bulk and single writes: one pass a statement over its transition table, called `changed`. */
export const perStatement = (table: string, run: string) =>
  Object.entries({ insert: 'new', delete: 'old' }).map(
    ([event, rows]) => `create or replace trigger ${run}_${event} after ${event} on ${table}
      referencing ${rows} table as changed for each statement execute function ${run}()`
  )

/** For updates: only rows that change what is counted, so that a like or a view costs nothing. */
export const perUpdatedRow = (table: string, run: string, when: string) =>
  `create or replace trigger ${run} after update on ${table}
     for each row when (${when}) execute function ${run}()`

export const onTruncate = (table: string, run: string) =>
  `create or replace trigger ${run} after truncate on ${table} for each statement execute function ${run}()`

export const dropFunctions = (names: string[]) =>
  `drop function if exists ${names.join(', ')} cascade`
