import type { Refusal } from '#exceptions/refusal'
import * as auth from '#exceptions/auth'
import * as gates from '#exceptions/gates'
import * as http from '#exceptions/http'
import { AppealClosedException } from '#exceptions/appeal_closed_exception'
import { ContentRefusedException } from '#exceptions/content_refused_exception'
import { CategoryInUseException } from '#exceptions/category_in_use_exception'
import { EditWindowClosedException } from '#exceptions/edit_window_closed_exception'
import { InvalidInputException } from '#exceptions/invalid_input_exception'
import * as google from '#exceptions/google'
import * as likes from '#exceptions/likes'
import * as moderation from '#exceptions/moderation'
import * as limits from '#exceptions/limits'
import * as pictures from '#exceptions/pictures'
import * as privacy from '#exceptions/privacy'
import { RuleUntriedException } from '#exceptions/rules'
import * as storage from '#exceptions/storage'
import * as tokens from '#exceptions/tokens'
import * as twoFactor from '#exceptions/two_factor'

const photo = { field: 'image', file: 'photo.jpg' }

/**
 * A specimen of every refusal there is: it knows its status, its code and its headers, and the
 * dialects word it, so the document's examples are what callers get. A test holds the list complete.
 */
export const refusals = {
  invalidInput: new InvalidInputException([
    { path: ['name'], code: 'required' },
    { path: ['price'], code: 'invalid_number' },
  ]),
  contentRefused: new ContentRefusedException([
    { path: ['content'], code: 'content_refused', params: { sentence: 'We take no links here.' } },
  ]),
  parseError: new http.ParseErrorException({ format: 'JSON', reason: 'Unexpected end of input' }),
  disallowedHost: new http.DisallowedHostException(),
  alreadyLiked: new likes.ProductAlreadyLikedException({ likes_count: 8, is_liked: true }),
  notLiked: new likes.ProductNotLikedException({ likes_count: 7, is_liked: false }),
  commentAlreadyLiked: new likes.CommentAlreadyLikedException({ likes_count: 3, is_liked: true }),
  commentNotLiked: new likes.CommentNotLikedException({ likes_count: 2, is_liked: false }),
  editWindowClosed: new EditWindowClosedException(),
  notAuthenticated: new http.NotAuthenticatedException(),
  tokenNotValid: new auth.TokenNotValidException('invalid_or_expired', true),
  tokenBlacklisted: new auth.TokenNotValidException('blacklisted'),
  badAuthorizationHeader: new auth.BadAuthorizationHeaderException(),
  userNotFound: new auth.UserNotFoundException(),
  userInactive: new auth.UserInactiveException(),
  noActiveAccount: new auth.NoActiveAccountException(),
  googleNotConfigured: new google.GoogleNotConfiguredException(),
  googleAway: new google.GoogleAwayException(),
  googleTokenNotValid: new google.GoogleTokenNotValidException(),
  googleEmailNotVerified: new google.GoogleEmailNotVerifiedException(),
  googleStateNotValid: new google.GoogleStateNotValidException(),
  googleDenied: new google.GoogleDeniedException(),
  googleLinkRequired: new google.GoogleLinkRequiredException(
    'Jx0c6oQ1pD7nSgkq3cYw1m2n8v5aLrT4bXzE9uHfPdM'
  ),
  lastSignIn: new google.LastSignInException(),
  ticketNotValid: new auth.TicketNotValidException(),
  googleAlreadyConnected: new google.GoogleAlreadyConnectedException(),
  tokenNotAllowed: new tokens.TokenNotAllowedException(),
  insufficientScope: new tokens.InsufficientScopeException('write'),
  tooManyTokens: new tokens.TooManyTokensException(),
  twoFactorRequired: new twoFactor.TwoFactorRequiredException(
    'b0fKx4sW9dJt2pQvLzC7mHnE8uYgR1aTiXo5kBvMjDs'
  ),
  codeNotValid: new twoFactor.CodeNotValidException(),
  twoFactorLocked: new twoFactor.TwoFactorLockedException(900),
  twoFactorOn: new twoFactor.TwoFactorOnException(),
  twoFactorNotBegun: new twoFactor.TwoFactorNotBegunException(),
  twoFactorSetupRequired: new twoFactor.TwoFactorSetupRequiredException(),
  signupClosed: new gates.SignupClosedException(),
  emailNotVerified: new gates.EmailNotVerifiedException(),
  accountSuspended: new gates.AccountSuspendedException({
    until: '2026-12-01T12:00:00.000000Z',
    reason: 'spam',
  }),
  erasurePending: new privacy.ErasurePendingException(
    '2026-12-11T09:15:00.482000Z',
    'Jx0c6oQ1pD7nSgkq3cYw1m2n8v5aLrT4bXzE9uHfPdM'
  ),
  recentSignInRequired: new privacy.RecentSignInRequiredException(),
  lastAdmin: new privacy.LastAdminException(),
  permissionDenied: new http.PermissionDeniedException(),
  badCsrfToken: new http.BadCsrfTokenException(),
  notFound: new http.NotFoundException(),
  invalidPage: new http.InvalidPageException(),
  invalidCursor: new http.InvalidCursorException(),
  methodNotAllowed: new http.MethodNotAllowedException('PUT', ['GET', 'HEAD', 'OPTIONS']),
  malformedRequest: new http.MalformedRequestException(),
  headersTooLarge: new http.HeadersTooLargeException(),
  requestTimeout: new http.RequestTimeoutException(),
  categoryInUse: new CategoryInUseException(12, 2),
  appealClosed: new AppealClosedException(),
  conflict: new http.ConflictException(),
  caseChanged: new moderation.CaseChangedException(3, {
    ...{ id: 57, by: 'tom', effects: ['hide'], reason: 'spam' },
    created_at: '2026-11-20T09:40:11.204518Z',
  }),
  caseClaimed: new moderation.CaseClaimedException('tom', '2026-11-20T09:55:11.204518Z'),
  countChanged: new moderation.CountChangedException(43),
  undoClosed: new moderation.UndoClosedException(),
  ruleUntried: new RuleUntriedException(),
  bodyTooLarge: new http.BodyTooLargeException(),
  rangeNotSatisfiable: new http.RangeNotSatisfiableException(20_480),
  unsupportedMediaType: new http.UnsupportedMediaTypeException({ mediaType: 'text/plain' }),
  throttled: new limits.ThrottledException(42),
  signInLocked: new limits.SignInLockedException(900),
  internalError: new http.InternalErrorException(),
  databaseUnavailable: new http.DatabaseUnavailableException(),
  sessionsAway: new http.SessionsAwayException(),
  overloaded: new limits.OverloadedException(),
  storageAway: new storage.StorageAwayException(),
  storageFull: new storage.StorageFullException(),
  notAPicture: new pictures.NotAPictureException(photo),
  pictureHeic: new pictures.HeicPictureException({ ...photo, file: 'IMG_1843.HEIC' }),
  pictureSvg: new pictures.SvgPictureException(photo),
  pictureTiff: new pictures.TiffPictureException(photo),
  pictureEmpty: new pictures.EmptyPictureException(photo),
  pictureBroken: new pictures.BrokenPictureException(photo),
  pictureTooLarge: new pictures.PictureTooLargeException(photo),
  pictureTooManyPixels: new pictures.TooManyPixelsException(photo),
  pictureTooManyFrames: new pictures.TooManyFramesException(photo),
  tooManyPictures: new pictures.TooManyPicturesException(photo),
}

/** Of paths without a route, and of what the server cannot read or carry out, whatever the route. */
export const anywhere: Refusal[] = [
  ...[refusals.notFound, refusals.methodNotAllowed, refusals.internalError],
  ...[refusals.malformedRequest, refusals.headersTooLarge, refusals.requestTimeout],
]

/** Told on pages alone: of their forms and rules, and of browsers that come back from Google. */
export const onPages: Refusal[] = [
  ...[refusals.badCsrfToken, refusals.googleStateNotValid, refusals.googleDenied],
  ...[refusals.ruleUntried, refusals.sessionsAway],
]

/** Of every route that a request can reach. */
export const always = [refusals.disallowedHost]

/** Of the routes that ask the database and count against a throttle. */
export const served = [refusals.throttled, refusals.databaseUnavailable]

/** Of the routes that ask Google who somebody is. */
export const byGoogle = [
  ...[refusals.googleNotConfigured, refusals.googleAway],
  ...[refusals.googleTokenNotValid, refusals.googleEmailNotVerified],
]

/** With what a sign-in by Google may end on the page that it leads to. */
export const atGoogleCallback = [
  ...[refusals.googleStateNotValid, refusals.googleDenied, refusals.googleAway],
  ...[refusals.googleTokenNotValid, refusals.googleEmailNotVerified],
  ...[refusals.databaseUnavailable, refusals.internalError],
]

/** Of the pages of a list. */
export const paged = [refusals.invalidPage, refusals.invalidCursor]

/** Of a token in the Authorization header, on public routes too. */
export const bearer = [
  refusals.tokenNotValid,
  refusals.badAuthorizationHeader,
  refusals.userNotFound,
  refusals.userInactive,
]

/** Of the routes that need somebody signed in. */
export const signedIn = [refusals.notAuthenticated, ...bearer]

/** Of the routes that take pictures. */
export const withPictures = [
  ...[refusals.overloaded, refusals.storageAway, refusals.storageFull],
  ...[refusals.notAPicture, refusals.pictureHeic, refusals.pictureSvg, refusals.pictureTiff],
  ...[refusals.pictureEmpty, refusals.pictureBroken, refusals.pictureTooLarge],
  ...[refusals.pictureTooManyPixels, refusals.pictureTooManyFrames, refusals.tooManyPictures],
]

/** Of the routes that read a body. */
export const withBody = [
  refusals.invalidInput,
  refusals.parseError,
  refusals.bodyTooLarge,
  refusals.unsupportedMediaType,
]
