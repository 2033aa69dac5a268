// Opens a sealed report in this page: the key file and the passphrase are read here and go nowhere, and so does what was
// opened. Without this script the form stays hidden and `releve open` remains.

import { unlock, open } from './open.js'

const words = {
  fr: {
    passphrase: 'La phrase secrète est fausse, ou le fichier de clé a été modifié.',
    suite: 'Ce signalement est scellé par X-Wing : ouvrez-le avec « releve open ».',
    'other key': 'Ce signalement est scellé pour une autre clé.',
    step: 'Prouvez de nouveau qui vous êtes sous « Mon compte », puis recommencez.',
    other: 'Cela ne s’ouvre pas : l’enveloppe ou le fichier de clé est abîmé.',
  },
  en: {
    passphrase: 'The passphrase is wrong, or the key file was changed.',
    suite: 'This report is sealed by X-Wing: open it with “releve open”.',
    'other key': 'This report is sealed to another key.',
    step: 'Prove again who you are under “My account”, then try again.',
    other: 'This does not open: the envelope or the key file is damaged.',
  },
}

const form = /** @type {HTMLFormElement | null} */ (document.querySelector('form[data-behaviour=open-sealed]'))
if (form && window.crypto?.subtle) {
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    show(form).catch((error) => say(form, 'alert', told(error)))
  })
}

/** @param {HTMLFormElement} form */
async function show(form) {
  const file = /** @type {HTMLInputElement} */ (form.elements.namedItem('key')).files?.[0]
  const passphrase = /** @type {HTMLInputElement} */ (form.elements.namedItem('passphrase'))
  if (!file) return
  const key = await unlock(await file.text(), passphrase.value)
  passphrase.value = ''
  const answer = await fetch(`${location.pathname}?body=1`, { headers: { accept: 'application/json' } })
  if (!answer.ok) throw new Error(answer.status === 403 ? 'step' : 'other')
  const { body } = await open(await answer.text(), key)
  say(form, 'status', new TextDecoder().decode(body))
}

/** @param {unknown} error */
function told(error) {
  const own = document.documentElement.lang === 'fr' ? words.fr : words.en
  const name = error instanceof Error ? error.message : 'other'
  return name in own ? own[/** @type {keyof typeof own} */ (name)] : own.other
}

/** @param {HTMLFormElement} form @param {string} role @param {string} text */
function say(form, role, text) {
  const place = form.querySelector('pre') ?? form.appendChild(document.createElement('pre'))
  place.setAttribute('role', role)
  place.tabIndex = 0
  place.textContent = text
}
