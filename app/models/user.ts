import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { HasOne, ManyToMany } from '@adonisjs/lucid/types/relations'
import { hasOne, manyToMany, scope } from '@adonisjs/lucid/orm'
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

  /** Whether a sign-in takes a second step. */
  get hasTwoFactor(): boolean {
    return Boolean(this.twoFactorSince)
  }

  /** Second since 1970 after which tokens without a session are good; null when those never ended. */
  get validFromSecond(): number | null {
    return this.tokensValidFrom && Math.floor(this.tokensValidFrom.toSeconds())
  }

  /** Whether they may come in and act: neither disabled, nor banned, nor waiting to be erased. */
  get isOpen(): boolean {
    return this.isActive && !this.bannedAt && !this.eraseAt
  }

  /** Disabled or banned by somebody else: nobody, whatever they know. */
  get isLockedOut(): boolean {
    return !this.isActive || Boolean(this.bannedAt)
  }

  static open = scope((query) => {
    query.where('isActive', true).whereNull('bannedAt').whereNull('eraseAt')
  })

  /**
   * Holds the row until the transaction ends: nobody changes password, state or names meanwhile.
   * Rows that refer to the user can still be added, which FOR UPDATE would make wait.
   */
  static held = scope((query) => void query.knexQuery.forNoKeyUpdate())

  /**
   * One user who is about to change, held so that nobody adds a row of theirs meanwhile, and after whoever
   * is adding one: it is hidden with the others, by this transaction or by a trigger.
   *
   * @throws E_ROW_NOT_FOUND
   */
  static holdAlone(id: number, client: TransactionClientContract): Promise<User> {
    return User.query({ client }).where({ id }).forUpdate().firstOrFail()
  }

  /** One user, held; null when there is none. */
  static hold(id: number, client: TransactionClientContract): Promise<User | null> {
    return User.query({ client })
      .withScopes((scopes) => scopes.held())
      .where({ id })
      .first()
  }

  /** One user, held. @throws E_ROW_NOT_FOUND */
  static holdOrFail(id: number, client: TransactionClientContract): Promise<User> {
    return User.query({ client })
      .withScopes((scopes) => scopes.held())
      .where({ id })
      .firstOrFail()
  }
}
