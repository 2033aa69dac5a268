// Passkeys: completes the forms marked for it. Without this script, or where the browser knows no passkeys, those forms
// stay hidden and password and code remain.

if (window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll('form[data-behaviour]'))) {
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      complete(form).catch((error) => say(form, error))
    })
  }
}

/** Asks for a challenge, has it signed, and sends the form. @param {HTMLFormElement} form */
async function complete(form) {
  const sent = new URLSearchParams(/** @type {any} */ (new FormData(form)))
  const asked = await fetch('/sign-in/challenge', { method: 'POST', body: sent })
  if (!asked.ok) throw new Error(String(asked.status))
  const options = await asked.json()
  const credential = form.dataset.behaviour === 'passkey-enrol'
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
  field(form, 'challenge').value = options.challenge
  field(form, 'credential').value = JSON.stringify(/** @type {any} */ (credential).toJSON())
  form.submit()
}

/** @param {HTMLFormElement} form @param {string} name */
function field(form, name) {
  return /** @type {HTMLInputElement} */ (form.elements.namedItem(name))
}

/** @param {HTMLFormElement} form @param {unknown} error */
function say(form, error) {
  const place = form.querySelector('[role=alert]') ?? form.appendChild(document.createElement('p'))
  place.setAttribute('role', 'alert')
  place.textContent = document.documentElement.lang === 'fr'
    ? 'La clé d’accès n’a pas répondu. Recommencez, ou utilisez le mot de passe et le code.'
    : 'The passkey did not answer. Try again, or use the password and the code.'
  console.info(error instanceof Error ? error.name : 'refused')
}
