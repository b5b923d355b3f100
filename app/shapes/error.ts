import Type, { type Static } from 'typebox'
import { changed, claimed, counted } from '#shapes/moderation_error'
import { closed } from '#shapes/schema'
import { named } from '#support/named'

const code = Type.String({ description: 'A stable word to switch on' })
const requestId = Type.String({ description: 'As in X-Request-Id; the log has it too' })

/** A refusal as Django REST Framework words it. */
export const ErrorBody = named(
  'Error',
  Type.Object({ detail: Type.String(), code, request_id: requestId }, closed)
)
export type ErrorBody = Static<typeof ErrorBody>

/** A token refused, as simplejwt words it; `messages` only when it came as Bearer. */
export const TokenError = named(
  'TokenError',
  Type.Object(
    {
      detail: Type.String(),
      code: Type.Literal('token_not_valid'),
      request_id: requestId,
      messages: Type.Optional(
        Type.Array(
          Type.Object(
            { token_class: Type.String(), token_type: Type.String(), message: Type.String() },
            closed
          )
        )
      ),
    },
    closed
  )
)
export type TokenError = Static<typeof TokenError>

/** A refusal that tells the way on: a ticket for another route. */
const withTicket = (word: string, description: string) =>
  Type.Object(
    {
      detail: Type.String(),
      code: Type.Literal(word),
      request_id: requestId,
      ticket: Type.String({ description }),
    },
    closed
  )

/** For who owns both the Google account and the account of its address. */
export const GoogleLinkRequired = named(
  'GoogleLinkRequired',
  withTicket('google_link_required', 'What `auth/google/link/` takes, for ten minutes')
)

const suspension = {
  until: Type.String({ description: 'When the account may write again', format: 'date-time' }),
  reason: Type.String(),
}

/** Until when somebody may only read, and why. */
export const AccountSuspended = named(
  'AccountSuspended',
  Type.Object(
    {
      detail: Type.String(),
      code: Type.Literal('account_suspended'),
      request_id: requestId,
      ...suspension,
    },
    closed
  )
)

const inUse = { products: Type.Integer({ minimum: 0 }), children: Type.Integer({ minimum: 0 }) }

const eraseAt = Type.String({ description: 'When the account is erased', format: 'date-time' })

/** Until when an account can be kept, and by what. */
export const ErasurePending = named(
  'ErasurePending',
  Type.Object(
    {
      ...withTicket('erasure_pending', 'What `users/me/keep/` takes, for 15 minutes').properties,
      erase_at: eraseAt,
    },
    closed
  )
)

/** For who has proved the first step of a sign-in. */
export const TwoFactorRequired = named(
  'TwoFactorRequired',
  withTicket('two_factor_required', 'What `auth/login/two-factor/` takes, for five minutes')
)

/** Why a category cannot go. */
export const CategoryInUse = named(
  'CategoryInUse',
  Type.Object(
    {
      detail: Type.String(),
      code: Type.Literal('category_in_use'),
      request_id: requestId,
      ...inUse,
    },
    closed
  )
)

/** Sentences by field, nested as the body is: an object by its keys, a list by its indexes. */
export const ValidationErrors = named(
  'ValidationErrors',
  Type.Record(
    Type.String(),
    Type.Union([Type.Array(Type.String()), Type.Ref('#/components/schemas/ValidationErrors')]),
    { description: 'Sentences by field; those about the whole body under `non_field_errors`' }
  )
)

/** A text that a rule does not take: the rule's sentence where the text is, and a code. */
export const ContentRefusal = named(
  'ContentRefusal',
  Type.Object(
    { code: Type.Literal('content_refused'), request_id: requestId },
    {
      additionalProperties: Type.Union([
        Type.Array(Type.String()),
        Type.Ref('#/components/schemas/ValidationErrors'),
      ]),
      description: 'Sentences by field, nested as the body is, and a code',
    }
  )
)

/** A file that is refused: sentences by the form's field, and the reason as a code. */
export const FileRefusal = named(
  'FileRefusal',
  Type.Object(
    { code, request_id: requestId },
    {
      additionalProperties: Type.Array(Type.String()),
      description: 'Sentences by field, and a code',
    }
  )
)

/** Problem Details for HTTP APIs, RFC 9457. */
export const Problem = named(
  'Problem',
  Type.Object(
    {
      type: Type.String({ format: 'uri', description: 'The page about the code' }),
      title: Type.String(),
      status: Type.Integer(),
      detail: Type.String(),
      instance: Type.String({ description: 'Path of the request' }),
      code,
      request_id: requestId,
      ticket: Type.Optional(
        Type.String({ description: 'What the route takes that goes on, for some minutes' })
      ),
      erase_at: Type.Optional(eraseAt),
      until: Type.Optional(suspension.until),
      reason: Type.Optional(suspension.reason),
      by: Type.Optional(claimed.by),
      version: Type.Optional(changed.version),
      decided: Type.Optional(changed.decided),
      count: Type.Optional(counted.count),
      products: Type.Optional(inUse.products),
      children: Type.Optional(inUse.children),
      errors: Type.Optional(
        Type.Record(Type.String(), Type.Array(Type.String()), {
          description:
            'Sentences by field; a nested one is named with dots, the whole body is `body`',
        })
      ),
    },
    closed
  )
)
export type Problem = Static<typeof Problem>
