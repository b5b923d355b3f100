import { connectGoogle } from '#actions/google/connect_google'
import { holdSelf } from '#actions/users/own_account'
import { atomically } from '#db/atomically'
import { readProof, type GoogleProof } from '#google/proof'
import type { Caller } from '#rules/security_event'

interface Input {
  userId: number
  proof: GoogleProof
  caller: Caller
}

/** Connects a Google account, whatever its address, to the account of somebody signed in. */
export default class AddGoogle {
  /** @throws GoogleAlreadyConnectedException, and what {@link readProof} throws */
  async handle({ userId, proof, caller }: Input): Promise<void> {
    const google = await readProof(proof)
    await atomically(async (client) => {
      const user = await holdSelf(userId, client)
      await connectGoogle(user, { google, caller }, client)
    })
  }
}
