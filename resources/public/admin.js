// Comforts of the panel. Every page works without this file; nothing here decides anything by itself.
const one = (selector, root = document) => root.querySelector(selector)
const all = (selector, root = document) => [...root.querySelectorAll(selector)]
const say = (text) => {
  const line = one('#say')
  if (line) line.textContent = text
}

// Dialogs, for browsers without invoker commands, too.
for (const button of all('[data-opens]'))
  button.addEventListener('click', () => one(`#${button.dataset.opens}`)?.showModal())

one('[data-focus]')?.focus()

// Selection: all of the page, ranges with Shift, and how many.
for (const list of all('[data-list]')) {
  const boxes = all('input[name="ids"]:not(:disabled)', list)
  const page = one('[data-all]', list)
  const told = one('[data-picked]', list)
  let last = null
  const sync = () => {
    const picked = boxes.filter((box) => box.checked).length
    if (told) told.textContent = told.dataset.picked.replace('#', picked)
    if (!page) return
    page.checked = picked > 0 && picked === boxes.length
    page.indeterminate = picked > 0 && picked < boxes.length
  }
  page?.addEventListener('change', () => {
    for (const box of boxes) box.checked = page.checked
    sync()
    if (told) say(told.textContent)
  })
  boxes.forEach((box, index) =>
    box.addEventListener('click', (event) => {
      if (event.shiftKey && last !== null)
        for (const other of boxes.slice(Math.min(index, last), Math.max(index, last) + 1))
          other.checked = box.checked
      last = index
      sync()
    })
  )
  list.addEventListener('change', sync)
  addEventListener('pageshow', sync)
  sync()
}

// The current row, moved by j and k; focus follows, so that a screen reader hears it.
const rows = () => all('[data-item]')
const current = () => rows().findIndex((row) => row.classList.contains('cur'))
function move(step) {
  const list = rows()
  if (!list.length) return
  const next = Math.min(list.length - 1, Math.max(0, current() + step))
  list.forEach((row, index) => row.classList.toggle('cur', index === next))
  one('[data-open]', list[next])?.focus({ preventScroll: true })
  list[next].scrollIntoView({ block: 'nearest' })
}

// Single keys: they can be switched off, and never fire while somebody types (WCAG 2.1.4).
const GO = { d: '/admin', m: '/admin/queue', p: '/admin/products', u: '/admin/users' }
const TYPING = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]'
/** These do what they do everywhere, also while an outcome is chosen. */
const PASSING = ['Enter', 'Tab', ' ']
let isGoing = false
let others = null
/** `r` opens the other outcomes, of the current row or the page: a digit chooses one of them. */
function arm(row) {
  others = one('[data-others]', row ?? document)
  if (!others) return false
  for (const fold of [others, ...all('details', others)]) if ('open' in fold) fold.open = true
  others.classList.add('armed')
  say(others.dataset.armed)
  return true
}
function disarm(key) {
  const chosen = one(`[data-digit="${CSS.escape(key)}"]`, others)
  others.classList.remove('armed')
  if ('open' in others && !chosen) others.open = false
  others = null
  chosen?.click()
}
function press(key) {
  const keyed = one(`[data-key="${CSS.escape(key)}"]`)
  const row = rows()[current()]
  const act = row && one(`[data-act="${CSS.escape(key)}"]`, row)
  if (key === 'g') isGoing = true
  else if (key === '/') one('#gq')?.focus()
  else if (key === 'r') return arm(row)
  else if (keyed) keyed.click()
  else if (key === 'j' || key === 'k') move(key === 'j' ? 1 : -1)
  else if (key === 'x' && row) one('input[name="ids"]', row)?.click()
  else if (key === 'o' && row) one('[data-open]', row)?.click()
  else if (act) act.click()
  else return false
  return true
}
/** Sends the form that somebody writes in. Of several outcomes they choose one first. */
function sendFrom(field) {
  const buttons = [...field.form.elements].filter(({ type }) => type === 'submit')
  const main = buttons.filter((button) => button.matches('.fill'))
  const [button, ...more] = main.length ? main : buttons
  if (buttons.includes(field)) return field.form.requestSubmit(field)
  if (button && !more.length) return field.form.requestSubmit(button)
  const first = one('.verbs button', field.form) ?? button
  first?.focus()
  if (document.body.dataset.shortcuts === 'on' && one('[data-others]', field.form)) arm(field.form)
}
document.addEventListener('keydown', (event) => {
  const { key, target, ctrlKey, metaKey, altKey } = event
  if (key === 'Enter' && (ctrlKey || metaKey) && target.form) {
    event.preventDefault()
    return sendFrom(target)
  }
  if (target.closest(TYPING) || ctrlKey || metaKey || altKey || one('dialog[open]')) return
  if (document.body.dataset.shortcuts !== 'on' || key === 'Shift') return
  if (isGoing) {
    isGoing = false
    if (GO[key]) location.assign(GO[key])
  } else if (others && !PASSING.includes(key)) {
    disarm(key)
    event.preventDefault()
  } else if (others) return
  else if (press(key)) event.preventDefault()
})

// A second click within a second sends nothing twice.
const sent = new WeakMap()
document.addEventListener('submit', (event) => {
  const { target, timeStamp } = event
  if (timeStamp - sent.get(target) < 1000) event.preventDefault()
  else sent.set(target, timeStamp)
})

// A decision on the queue leaves the row that took its place as the current one.
const AT = 'vitrin-row'
document.addEventListener('submit', ({ submitter }) => {
  const row = submitter?.closest('[data-item]')
  if (row) sessionStorage.setItem(AT, rows().indexOf(row))
})
const at = Number(sessionStorage.getItem(AT))
sessionStorage.removeItem(AT)
if (at > 0 && one('[data-case]')) move(at)

// Who touches a case holds it as long as they do: a key or a pointer in a visible tab within five minutes renews it.
const claim = one('[data-claim]')
if (claim?.dataset.claim) {
  const send = (what) => {
    const body = new URLSearchParams({ _csrf: one('[name=_csrf]', claim).value })
    return fetch(`${claim.dataset.claim}/${what}`, { method: 'POST', body, keepalive: true })
  }
  let touchedAt = 0
  let renewedAt = 0
  const renew = () => {
    const now = Date.now()
    if (document.hidden || now - touchedAt > 300_000 || now - renewedAt < 60_000) return
    renewedAt = now
    send('hold').catch(() => {})
  }
  const touch = () => {
    touchedAt = Date.now()
    renew()
  }
  for (const name of ['keydown', 'pointerdown', 'pointermove']) addEventListener(name, touch)
  setInterval(renew, 60_000)
  // A form of this case comes back to it.
  let stays = false
  document.addEventListener(
    'submit',
    ({ target }) => (stays = target.action.includes(claim.dataset.claim))
  )
  addEventListener('pagehide', () => stays || send('let-go').catch(() => {}))
}

// How much waits is told in the menu, and what others do on its row, without moving anything.
const { poll } = document.body.dataset
async function lookAround() {
  if (document.hidden) return
  const shown = all('[data-case]')
  const query = new URLSearchParams(
    shown.map(({ dataset }) => ['seen', `${dataset.case}.${dataset.version}`])
  )
  const answer = await fetch(`${poll}?${query}`, { redirect: 'manual' }).catch(() => null)
  if (!answer?.ok) return
  const { open, cases } = await answer.json()
  for (const badge of all('[data-waiting]')) {
    badge.hidden = !open
    badge.firstElementChild.textContent = open
  }
  const told = new Map(cases.map(({ id, text }) => [String(id), text]))
  const fresh = shown.filter((row) => mark(row, told.get(row.dataset.case) ?? ''))
  if (fresh.length) say(fresh.map((row) => one('[data-change]', row).textContent).join('. '))
}
/** @returns whether it says something new */
function mark(row, text) {
  const place = one('[data-change]', row)
  const isNew = text !== place.textContent
  if (isNew) place.textContent = text
  return isNew && text !== ''
}
if (poll) {
  setInterval(lookAround, 15_000)
  document.addEventListener('visibilitychange', lookAround)
}

// Fields that name something suggest it while somebody types.
for (const field of all('[data-suggest]')) {
  let waiting
  const suggest = async () => {
    const query = new URLSearchParams({ q: field.value })
    const answer = await fetch(`/admin/suggestions/${field.dataset.suggest}?${query}`, {
      redirect: 'manual',
    }).catch(() => null)
    if (!answer?.ok) return
    const { values } = await answer.json()
    field.list.replaceChildren(...values.map((value) => new Option(value)))
  }
  field.addEventListener('input', () => {
    clearTimeout(waiting)
    if (field.value.trim()) waiting = setTimeout(suggest, 200)
  })
}

// Tags are given and taken in place; the form is saved as a whole.
for (const box of all('[data-tags]')) {
  const [field, list] = [one('[name=tag]', box), one('ul', box)]
  const add = () => {
    for (const name of field.value.split(',').map((text) => text.trim())) {
      if (!name || all('input', list).some(({ value }) => value === name)) continue
      const item = one('template', box).content.cloneNode(true)
      one('input', item).value = name
      one('[data-tag]', item).textContent = name
      one('.vh', item).append(name)
      list.append(item)
      say(name)
    }
    field.value = ''
    field.focus()
  }
  box.addEventListener('click', (event) => {
    const button = event.target.closest('button')
    if (!button) return
    event.preventDefault()
    if (button.name === 'adds') return add()
    button.closest('li').remove()
    field.focus()
  })
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    add()
  })
}

// What cannot be undone any more is not offered.
const undo = one('[data-undo]')
if (undo) setTimeout(() => undo.remove(), 60_000)

// A session ends half an hour after its last request: that is said before, beside a button that is a request.
const idle = one('#idle')
let warning
function stayAwake() {
  clearTimeout(warning)
  idle.hidden = true
  warning = setTimeout(() => (idle.hidden = false), 28 * 60_000)
}
if (idle) {
  stayAwake()
  one('button', idle).addEventListener('click', async () => {
    const asked = { method: 'HEAD', redirect: 'manual' }
    const answer = await fetch('/admin/account', asked).catch(() => null)
    if (answer?.ok) stayAwake()
  })
}

// A menu closes by Escape, and when something else is clicked.
document.addEventListener('keydown', ({ key, target }) => {
  const menu = key === 'Escape' && target.closest('.menu[open]')
  if (!menu) return
  menu.open = false
  one('summary', menu).focus()
})
document.addEventListener('click', ({ target }) => {
  for (const menu of all('.menu[open]')) menu.open = menu.contains(target)
})

// What a job does is looked at again every two seconds, in a tab that is seen.
if (one('[data-reload]'))
  setInterval(() => document.visibilityState === 'visible' && location.reload(), 2000)
