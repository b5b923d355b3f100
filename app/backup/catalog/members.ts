/**
 * The condition that an object belongs to no extension, which brings its own.
 *
 * @param alias - of the row in `catalog`, such as `c` of `pg_class`
 */
export const NOT_OF_EXTENSION = (alias: string, catalog: string) =>
  `not exists (select from pg_depend x where x.classid = '${catalog}'::regclass and x.objid = ${alias}.oid and x.deptype = 'e')`
