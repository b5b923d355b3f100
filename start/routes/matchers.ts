/** No row has this id. */
const NOBODY = -1

/**
 * A row's id in a path. Whatever else stands there is the id of no row, and not a path of no route:
 * who may call is asked before what is called for.
 */
export const rowId = {
  cast: (id: string) => (/^\d{1,15}$/.test(id) ? Number(id) : NOBODY),
}

/** A slug or a username, or the digits of an id; what can be none of them is the id of no row. */
export const nameOrId = {
  cast: (key: string) => (/^(?:\d{1,15}|(?=.*\D)[^/]{1,200})$/.test(key) ? key : '0'),
}
