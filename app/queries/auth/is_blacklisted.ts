import OutstandingToken from '#models/outstanding_token'

/** Whether a refresh token was spent or revoked. Access tokens never are. */
export async function isBlacklisted(jti: string): Promise<boolean> {
  const found = await OutstandingToken.query().where('jti', jti).has('blacklisted').first()
  return found !== null
}
