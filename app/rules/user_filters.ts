/** What the user list can be narrowed by; validator, SQL and API document are held to these keys. */
export interface UserFilters {
  /** terms, all of them in username or names; [] is no filter */
  search?: string[]
}
