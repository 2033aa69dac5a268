// @ts-check
// The field form with a script: kept on the phone, written without a network, sent when there is one. Without this script
// the page is an ordinary form.

import { add, recall, remember, send, waiting, wipe } from './field-queue.js'
import { seal } from './seal.js'
import { recorder } from './field-voice.js'

const words = {
  fr: {
    offline: 'Hors réseau.', unreachable: 'Le serveur ne répond pas.', busy: 'Le serveur est occupé.',
    stranger: 'Une autre page répond à la place du serveur : ce wifi demande peut-être de s’identifier.',
    device: 'Cet appareil n’est plus inscrit : demandez une nouvelle adresse à votre contact.',
    refused: 'Le serveur a refusé :', sending: 'Envoi en cours.', files: 'Les mots sont arrivés ; les fichiers suivent.',
    one: '1 message attend et partira tout seul.', many: (/** @type {number} */ n) => `${n} messages attendent et partiront tout seuls.`,
    next: (/** @type {string} */ at) => `Prochain essai vers ${at}.`, keep: 'Ne videz pas ce navigateur.',
    arrived: 'Tout est arrivé.', left: (/** @type {string} */ at) => `Votre message est parti à ${at}. Tout est arrivé.`, code: (/** @type {string} */ code) => `Votre code est maintenant ${code}. Notez-le.`,
    nothing: 'Rien n’a été dit. Répondez à une question, une seule suffit.', failed: 'Ce téléphone n’a pas pu garder le message. Réessayez.',
    large: 'Un fichier est trop grand : 8 Mo au plus.', many8: 'Huit fichiers au plus, le son compris. Retirez-en ; envoyez-les dans un autre message.',
    raw: 'Une photo ne peut pas être nettoyée ici : elle peut dire où et quand elle a été prise. Retirez-la, ou cochez la case.',
  },
  en: {
    offline: 'No network.', unreachable: 'The server does not answer.', busy: 'The server is busy.',
    stranger: 'Another page answers in place of the server: this Wi-Fi may ask you to sign in.',
    device: 'This device is no longer enrolled: ask your contact for a new address.',
    refused: 'The server refused:', sending: 'Sending.', files: 'The words have arrived; the files follow.',
    one: '1 message is waiting and will go by itself.', many: (/** @type {number} */ n) => `${n} messages are waiting and will go by themselves.`,
    next: (/** @type {string} */ at) => `Next try about ${at}.`, keep: 'Do not clear this browser.',
    arrived: 'Everything has arrived.', left: (/** @type {string} */ at) => `Your message left at ${at}. Everything has arrived.`, code: (/** @type {string} */ code) => `Your code is now ${code}. Write it down.`,
    nothing: 'Nothing was said. Answer one question; one is enough.', failed: 'This phone could not keep the message. Try again.',
    large: 'A file is too large: 8 MB at most.', many8: 'Eight files at most, the recording included. Take some out; send them in another message.',
    raw: 'A photo cannot be cleaned here: it can tell where and when it was taken. Take it out, or tick the box.',
  },
}[document.documentElement.lang === 'en' ? 'en' : 'fr']

const form = /** @type {HTMLFormElement | null} */ (document.getElementById('field'))
const state = /** @type {HTMLElement} */ (document.getElementById('field-state'))
const problem = /** @type {HTMLElement} */ (document.getElementById('field-problem'))
const done = /** @type {HTMLElement} */ (document.getElementById('field-done'))
const raw = /** @type {HTMLElement} */ (document.getElementById('field-raw'))
/** @type {import('./seal.js').PublicKey | null} */ let organisation = null
/** @type {ReturnType<typeof recorder> | null} */ let voice = null
let hadSome = false
/** When the last message left while no page was open; told once. @type {number | undefined} */ let left
/** @type {ReturnType<typeof setTimeout> | undefined} */ let timer

// Where the browser keeps nothing (some private windows) the form stays as it is without script.
if (form && window.crypto?.subtle && window.indexedDB) waiting().then(() => start(form), () => {})
document.getElementById('field-quit')?.addEventListener('click', quit)

/** @param {HTMLFormElement} form */
async function start(form) {
  const named = location.pathname.split('/')[2] ?? '-'
  if (named !== '-') {
    // Whether it is a device's is known once the server has taken something by it; what cannot be one is passed over.
    if (/^[\w-]{43}$/.test(named)) await remember('asked', named)
    // A device's address stays in no history and on no screen.
    history.replaceState(null, '', '/report/-' + location.search)
  }
  for (const part of document.querySelectorAll('[data-script]')) part.removeAttribute('hidden')
  voice = recorder(/** @type {HTMLElement} */ (document.getElementById('field-voice')))
  form.addEventListener('submit', (event) => { event.preventDefault(); submit(form) })
  document.getElementById('field-again')?.addEventListener('click', () => { done.hidden = true; form.hidden = false; form.querySelector('input')?.focus() })
  addEventListener('online', () => attempt(true))
  addEventListener('offline', show)
  document.addEventListener('visibilitychange', () => { if (!document.hidden) attempt(false) })
  form.dataset.ready = 'yes'
  left = await recall('left')
  if (left) await remember('left', undefined)
  await show()
  keepForm().then(sendWhenAway).catch(() => {})
  await Promise.all([learnKey(form), attempt(true)])
}

/** Lets the worker keep the form. Where it may not, the form works while it is open. */
async function keepForm() {
  if (!('serviceWorker' in navigator)) return
  const address = '/report/worker.js'
  // @ts-ignore: not in the library's types everywhere
  const policy = window.trustedTypes?.createPolicy('releve-worker', {
    createScriptURL: (/** @type {string} */ asked) => { if (asked !== address) throw new TypeError(asked); return asked },
  })
  try {
    await navigator.serviceWorker.register(policy?.createScriptURL(address) ?? address, { scope: '/report/', type: 'module' })
  } catch {
    // Private windows and old browsers: nothing is lost but the form without a network.
  }
}

/** Has the browser wake the worker when a network is there, if anything waits. */
async function sendWhenAway() {
  if ((await waiting()).length === 0) return
  const registration = await navigator.serviceWorker?.getRegistration('/report/')
  // @ts-ignore: browsers without it send while the page is open
  await registration?.sync?.register('send').catch(() => {})
}

/** The key of those who may read: the last one known at once, then what the server says. @param {HTMLFormElement} form */
async function learnKey(form) {
  await offerSealing(form)
  try {
    const answer = await fetch('/api/v1/organisation-key', { credentials: 'omit', redirect: 'manual', signal: AbortSignal.timeout(15_000) })
    const key = answer.status === 200 ? await answer.json() : undefined
    if (key?.x25519 ? key.id : answer.status === 204) await remember('organisation', key)
  } catch {
    // The one remembered stands.
  }
  await offerSealing(form)
}

/** @param {HTMLFormElement} form */
async function offerSealing(form) {
  const before = organisation?.id
  organisation = (await recall('organisation')) ?? null
  const box = /** @type {HTMLInputElement} */ (form.elements.namedItem('seal'))
  try {
    if (organisation) await crypto.subtle.generateKey({ name: 'X25519' }, false, ['deriveBits'])
  } catch {
    organisation = null
  }
  // What the person chose stays, unless it is about another key.
  if (organisation?.id !== before) box.checked = organisation !== null
  const part = /** @type {HTMLElement} */ (document.getElementById('field-seal'))
  part.hidden = organisation === null
  const name = /** @type {HTMLElement} */ (part.querySelector('code'))
  name.textContent = organisation?.id ?? ''
}

/** @param {HTMLFormElement} form */
async function submit(form) {
  const button = /** @type {HTMLButtonElement} */ (form.querySelector('button:not([type])'))
  if (button.disabled) return
  button.disabled = true
  try {
    say(problem, '')
    await voice?.stop()
    const data = new FormData(form)
    const answers = Object.fromEntries(['what', 'when', 'place', 'people_at_risk', 'said']
      .map((name) => [name, String(data.get(name) ?? '').trim()]).filter(([, value]) => value !== ''))
    const { blobs, isRaw } = await files(data)
    if (Object.keys(answers).length === 0 && blobs.length === 0) return say(problem, words.nothing)
    if (blobs.length > 8) return say(problem, words.many8)
    if (blobs.some((file) => file.blob.size > 8_000_000)) return say(problem, words.large)
    raw.hidden = !isRaw
    if (isRaw && !data.has('raw')) return say(problem, words.raw)
    const code = freshCode()
    /** @type {[string, string][]} */ let fields = Object.entries(answers)
    let parts = blobs
    if (organisation && data.has('seal')) {
      const urgency = /** @type {Record<string, 'now' | 'today' | 'later'>} */ ({ now: 'now', past: 'later' })[answers.when] ?? 'today'
      const category = !answers.what || answers.what === 'unknown' ? null : answers.what
      const said = { form: 'releve_field', answers, files: blobs.map((file) => file.name) }
      fields = [['envelope', await seal(JSON.stringify(said, null, 1), { category, urgency }, organisation)]]
      parts = await Promise.all(blobs.map(async (file) => ({
        name: file.name + '.sealed',
        blob: new Blob([await seal(new Uint8Array(await file.blob.arrayBuffer()), {}, /** @type {any} */ (organisation))]),
      })))
    }
    fields.push(['code', code], ['said_at', new Date().toISOString()])
    await add(crypto.randomUUID(), fields, parts)
    navigator.storage?.persist?.()
    form.reset()
    raw.hidden = true
    voice?.forget()
    const box = /** @type {HTMLInputElement} */ (form.elements.namedItem('seal'))
    box.checked = organisation !== null
    const shown = /** @type {HTMLElement} */ (document.getElementById('field-code'))
    shown.textContent = code
    hadSome = true
    head('kept')
    form.hidden = true
    done.hidden = false
    document.getElementById('field-kept')?.focus()
    sendWhenAway().catch(() => {})
    attempt(true)
  } catch {
    say(problem, words.failed)
  } finally {
    button.disabled = false
  }
}

/**
 * What was recorded first, for those who cannot write; then photos, small and without what the camera wrote into them. `isRaw`:
 * this browser cannot draw one of them (HEIC, say), so it would go as it is. @param {FormData} data
 */
async function files(data) {
  /** @type {{name: string, blob: Blob}[]} */ const blobs = []
  for (const sound of [voice?.blob(), data.get('voice')]) {
    if (!(sound instanceof Blob) || sound.size === 0) continue
    const kind = /mp4|m4a/.test(sound.type) ? 'm4a' : /ogg/.test(sound.type) ? 'ogg' : /webm/.test(sound.type) ? 'webm' : 'bin'
    blobs.push({ name: `voice${blobs.length === 0 ? '' : '-2'}.${kind}`, blob: sound })
  }
  let count = 0, isRaw = false
  for (const photo of data.getAll('photo')) {
    if (!(photo instanceof File) || photo.size === 0) continue
    const blob = await smaller(photo).catch(() => photo)
    isRaw ||= blob === photo
    count += 1
    blobs.push({ name: `photo-${count}.${blob === photo ? 'bin' : 'jpg'}`, blob })
  }
  return { blobs, isRaw }
}

/** @param {File} photo @returns {Promise<Blob>} */
async function smaller(photo) {
  const picture = await createImageBitmap(photo)
  const scale = Math.min(1, 1280 / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => canvas.toBlob((blob) => blob ? resolve(blob) : reject(new Error('photo')), 'image/jpeg', 0.7))
}

/** A receipt code as the server makes them: 75 random bits and a check (`ReceiptCode` says how). */
function freshCode() {
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const digits = [...crypto.getRandomValues(new Uint8Array(15))].map((byte) => byte & 31)
  const doubled = (/** @type {number} */ one) => (one << 1) & 32 ? (one << 1) ^ 0x25 : one << 1
  const check = digits.reduce((sum, digit) => doubled(sum) ^ digit, 0)
  return [...digits, doubled(check)].map((digit) => letters[digit]).join('').replace(/(.{4})(?=.)/g, '$1 ')
}

/** @param {boolean} now */
async function attempt(now) {
  await send({ now, told: show }).catch(() => {})
  await show()
}

/** Says what waits, why, and until when; and comes back then. */
async function show() {
  const items = await waiting()
  const [first] = items
  clearTimeout(timer)
  const code = await recall('code')
  const parts = code ? [words.code(code)] : []
  state.dataset.waiting = String(items.length)
  if (!first) {
    if (hadSome) head('gone')
    if (left) parts.push(words.left(clock(left)))
    else if (hadSome) parts.push(words.arrived)
    say(state, parts.join(' '))
    return
  }
  hadSome = true
  head('kept')
  const due = Math.min(...items.map((item) => item.nextAt))
  timer = setTimeout(() => attempt(false), Math.min(Math.max(due - Date.now(), 1000), 3_600_000))
  const why = navigator.onLine ? first.why || 'sending' : 'offline'
  parts.push(words[/** @type {'offline'} */ (why)] + (why === 'refused' ? ' ' + first.told : ''))
  if (!first.box) parts.push(words.files)
  parts.push(items.length === 1 ? words.one : words.many(items.length))
  if (first.why && navigator.onLine) {
    parts.push(words.next(clock(due)))
  }
  parts.push(words.keep)
  say(state, parts.join(' '))
}

/** What became of the message, over its code: one heading, which changes. @param {'kept' | 'gone'} what */
function head(what) {
  const heading = /** @type {HTMLElement} */ (document.getElementById('field-kept'))
  if (heading.textContent !== heading.dataset[what]) heading.textContent = heading.dataset[what] ?? ''
}

/** @param {number} moment */
function clock(moment) {
  return new Date(moment).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' })
}

/** One tap: everything of ours goes from this phone, then the page. @param {Event} event */
async function quit(event) {
  event.preventDefault()
  voice?.close()
  document.body.replaceChildren()
  document.title = ''
  const gone = Promise.allSettled([
    wipe(),
    caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name)))),
    navigator.serviceWorker?.getRegistrations().then((all) => Promise.all(all.map((one) => one.unregister()))),
  ])
  // Nobody waits for a slow disk with someone behind them.
  await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, 1000))])
  location.replace('about:blank')
}

/** @param {HTMLElement} place @param {string} text */
function say(place, text) {
  place.hidden = text === ''
  if (place.textContent !== text) place.textContent = text
}
