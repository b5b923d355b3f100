/** What may happen to an account that its owner should be able to look up later. */
export type SecurityEventType =
  | 'registered'
  | 'signed_in'
  | 'sign_in_refused'
  | 'sign_in_locked'
  | 'signed_out'
  | 'session_ended'
  | 'sessions_ended'
  | 'refresh_token_reused'
  | 'google_connected'
  | 'password_changed'
  | 'password_reset_requested'
  | 'email_verified'
  | 'email_change_requested'
  | 'email_changed'
  | 'google_disconnected'
  | 'erasure_requested'
  | 'erasure_withdrawn'
  | 'erased'
  | 'token_created'
  | 'token_revoked'
  | 'two_factor_on'
  | 'two_factor_off'
  | 'two_factor_locked'
  | 'second_step_asked'
  | 'recovery_code_used'
  | 'recovery_codes_renewed'
  | 'role_granted'
  | 'role_revoked'

/** Who sent a request, as far as one can tell. */
export interface Caller {
  /** network address of the client */
  address: string
  /** what the client calls itself; '' when it says nothing */
  agent: string
}
