/* global SwaggerUIBundle */

const dark = matchMedia('(prefers-color-scheme: dark)')
const followSystem = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', followSystem)
followSystem()

/** What a screen reader says of controls that Swagger UI leaves without a name. */
const NAMES = {
  '#servers': 'Server',
  '.examples-select-element': 'Example',
  '.content-type': 'Media type',
  '.body-param__text': 'Request body',
}

function nameControls() {
  for (const control of document.querySelectorAll('select, textarea, input')) {
    const known = Object.keys(NAMES).find((selector) => control.matches(selector))
    const name = control.closest('[data-param-name]')?.dataset.paramName ?? NAMES[known]
    if (name && !control.hasAttribute('aria-label')) control.setAttribute('aria-label', name)
  }
}
new MutationObserver(nameControls).observe(document.getElementById('swagger-ui'), {
  childList: true,
  subtree: true,
})

SwaggerUIBundle({
  url: '/api/schema/',
  dom_id: '#swagger-ui',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
  // The badge would ask a server that is not ours.
  validatorUrl: null,
})
