import type { HasOne, ManyToMany } from '@adonisjs/lucid/types/relations'
import { hasOne, manyToMany } from '@adonisjs/lucid/orm'
import { UsersUserSchema } from '#database/schema'
import Group from '#models/group'
import UserProfile from '#models/user_profile'

/** Somebody with an account. Adopted users may lack a profile. */
export default class User extends UsersUserSchema {
  static table = 'users_user'

  @hasOne(() => UserProfile)
  declare profile: HasOne<typeof UserProfile>

  @manyToMany(() => Group, {
    pivotTable: 'users_user_groups',
    pivotForeignKey: 'user_id',
    pivotRelatedForeignKey: 'group_id',
  })
  declare groups: ManyToMany<typeof Group>
}
