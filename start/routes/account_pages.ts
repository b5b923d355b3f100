import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { checks } from '#start/routes/resource'

const { AppealPages, ConfirmEmailPages, ResetPasswordPages, VerifyEmailPages } = controllers.site
const form = () => checks('page', { guard: 'viewer' })

// Pages of the links in mails, for sites without a front end: people use them and no client of the API, so they
// have no entries.
router
  .get('account/verify-email', [VerifyEmailPages, 'show'])
  .as('account.verify_email.show')
  .use(form())
router
  .post('account/verify-email', [VerifyEmailPages, 'store'])
  .as('account.verify_email.store')
  .use(form())
router
  .get('account/reset-password', [ResetPasswordPages, 'show'])
  .as('account.reset_password.show')
  .use(form())
router
  .post('account/reset-password', [ResetPasswordPages, 'store'])
  .as('account.reset_password.store')
  .use(form())
router
  .get('account/confirm-email', [ConfirmEmailPages, 'show'])
  .as('account.confirm_email.show')
  .use(form())
router
  .post('account/confirm-email', [ConfirmEmailPages, 'store'])
  .as('account.confirm_email.store')
  .use(form())
router.get('account/appeal', [AppealPages, 'show']).as('account.appeal.show').use(form())
router.post('account/appeal', [AppealPages, 'store']).as('account.appeal.store').use(form())
