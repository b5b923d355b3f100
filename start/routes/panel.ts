import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { form, page } from '#start/routes/panel_page'

const panel = controllers.panel

// The same for everybody, and no page.
router.get('admin/assets/:version/:file', [panel.PanelAssets, 'show']).as('admin.assets.show')

page('sign-in', [panel.SignIns, 'create'], { name: 'admin.sign_in.create', guard: 'anyone' })
form('sign-in', [panel.SignIns, 'store'], {
  name: 'admin.sign_in.store',
  guard: 'anyone',
  throttle: ['login-address', 'login'],
})
page('sign-in/google', [panel.GoogleSignIns, 'show'], {
  name: 'admin.google_sign_in.show',
  guard: 'anyone',
  throttle: ['login-address'],
})
form('sign-out', [panel.SignOuts, 'store'], { name: 'admin.sign_out.store', throttle: [] })
page('proof', [panel.Proofs, 'create'], { name: 'admin.proof.create' })
form('proof', [panel.Proofs, 'store'], { name: 'admin.proof.store', throttle: ['password'] })
page('', [panel.Starts, 'index'], { name: 'admin.start.index' })
