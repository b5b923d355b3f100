/** Somebody of the demo, as resources tell of them. */
export interface Person {
  username: string
  first_name: string
  last_name: string
  location: string
  bio: string
  website?: string
  is_private?: boolean
  days: number
}
