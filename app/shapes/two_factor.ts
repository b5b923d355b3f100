import Type, { type Static } from 'typebox'
import { count, nullable, shape, time } from '#shapes/schema'

/** Whether an account asks for a code of an app at sign-in. */
export const TwoFactorState = shape(
  'TwoFactorState',
  {
    is_on: Type.Boolean(),
    since: nullable(time()),
    is_required: Type.Boolean({
      description: 'Whether a role of yours needs it here; the role sleeps until it is on',
    }),
    recovery_codes_left: count(),
  },
  { is_on: true, since: '2026-11-20T08:02:11.017Z', is_required: false, recovery_codes_left: 9 }
)
export type TwoFactorState = Static<typeof TwoFactorState>

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** What an app needs; shown once. */
export const TwoFactorSecret = shape(
  'TwoFactorSecret',
  {
    secret: Type.String({ description: 'In base32, to be typed' }),
    otpauth_url: Type.String({ description: 'To be shown as a QR code' }),
  },
  {
    secret,
    otpauth_url: `otpauth://totp/Vitrin:ada%40example.com?secret=${secret}&issuer=Vitrin&algorithm=SHA1&digits=6&period=30`,
  }
)
export type TwoFactorSecret = Static<typeof TwoFactorSecret>

/** Ten codes that stand in for the app, each once; shown once. */
export const RecoveryCodes = shape(
  'RecoveryCodes',
  { message: Type.String(), recovery_codes: Type.Array(Type.String(), { maxItems: 10 }) },
  {
    message: 'Two-step sign-in is on',
    recovery_codes: ['mzxw-6ytb-oi2d-k3lq', 'gezd-gnbv-gy3t-qojq'],
  }
)
