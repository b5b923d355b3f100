/** A row's id in a path: digits that fit a double, so that nothing else reaches the database. */
export const rowId = { match: /^\d{1,15}$/, cast: Number }

/** A slug or a username, or the digits of an id. */
export const nameOrId = { match: /^(?:\d{1,15}|(?=.*\D)[^/]{1,200})$/ }
