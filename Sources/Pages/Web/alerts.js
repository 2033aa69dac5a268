// The alert ledger, live. The server says only that something happened to an alert; the list is then fetched anew, as
// the person may see it. Without this script the page is the same, as of when it was loaded.

const live = document.getElementById('alert-live')
if (live && 'EventSource' in window) start(live)

/** @param {HTMLElement} live */
function start(live) {
  const state = /** @type {HTMLElement} */ (document.getElementById('alert-state'))
  const title = document.title.replace(/^\(\d+\) /, '')
  const tone = sound(/** @type {HTMLButtonElement} */ (document.getElementById('alert-sound')))
  let known = ids(document)
  let heard = Date.now()
  let busy = false, again = false
  // Whoever moves or types is there. A page that only refreshes itself keeps nobody signed in.
  let attended = false
  for (const sign of ['pointerdown', 'pointermove', 'keydown']) {
    addEventListener(sign, () => { attended = true }, { passive: true })
  }
  /** @type {EventSource} */ let source
  let over = false
  live.hidden = false

  connect(live.dataset.stream ?? '')
  setInterval(() => { if (Date.now() - heard > 35_000) lose() }, 5_000)
  // Clocks go on while nothing is said.
  setInterval(refresh, 60_000)

  /** @param {string} address */
  function connect(address) {
    source = new EventSource(address)
    source.addEventListener('open', () => { heard = Date.now(); say(live.dataset.on) })
    source.addEventListener('beat', () => { heard = Date.now() })
    source.addEventListener('alert', () => { heard = Date.now(); refresh() })
    source.addEventListener('error', lose)
  }

  // A stream the browser will not open again (the server was away, the session is over) is opened anew later.
  function lose() {
    if (over) { source.close(); return }
    say(live.dataset.lost)
    if (source.readyState !== EventSource.CLOSED && Date.now() - heard < 35_000) return
    source.close()
    heard = Date.now()
    setTimeout(() => { connect(live.dataset.stream ?? ''); refresh() }, 3_000)
  }

  function refresh() {
    if (busy) { again = true; return }
    busy = true
    const request = new XMLHttpRequest()
    request.responseType = 'document'
    request.open('GET', location.href)
    if (!attended) request.setRequestHeader('Releve-Unattended', '1')
    attended = false
    // A server that is away says nothing of the session.
    request.addEventListener('load', () => { if (request.status < 500) take(request.responseXML) })
    request.addEventListener('loadend', () => {
      busy = false
      if (again) { again = false; refresh() }
    })
    request.send()
  }

  /** @param {Document | null} page */
  function take(page) {
    if (!page?.getElementById('alert-list')) { leave(); return }
    if (over) { over = false; lose() }
    const fresh = ids(page)
    const news = [...fresh].filter((id) => !known.has(id))
    const focused = document.activeElement?.id
    for (const part of ['alert-head', 'alert-list']) {
      const [here, there] = [document.getElementById(part), page.getElementById(part)]
      if (!here || !there) continue
      here.replaceChildren(...[...there.childNodes].map((node) => document.importNode(node, true)))
      Object.assign(here.dataset, there.dataset)
    }
    live.dataset.stream = page.getElementById('alert-live')?.dataset.stream ?? live.dataset.stream
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
    count()
    for (const id of news) document.querySelector(`[data-alert="${CSS.escape(id)}"]`)?.classList.add('arrived')
    if (news.length > 0) {
      const place = document.getElementById(`a-${news[0]}`)?.textContent ?? ''
      say(`${live.dataset.new} ${place}`)
      tone()
    }
    known = fresh
  }

  // Whoever waits for alerts in front of this page must not miss that none comes any more.
  function leave() {
    if (!over) tone()
    over = true
    source.close()
    say(live.dataset.out)
    document.title = `(!) ${title}`
  }

  function count() {
    const unseen = document.getElementById('alert-head')?.dataset.unseen ?? '0'
    document.title = unseen === '0' ? title : `(${unseen}) ${title}`
  }

  /** @param {string | undefined} text */
  function say(text) {
    if (text && state.textContent !== text) state.textContent = text
  }
}

/** The alerts a page lists. @param {Document} page */
function ids(page) {
  return new Set([...page.querySelectorAll('[data-alert]')].map((row) => row.getAttribute('data-alert') ?? ''))
}

/**
 * A short tone, once it is switched on: browsers let a page sound only after a click in it.
 * @param {HTMLButtonElement} button
 */
function sound(button) {
  /** @type {AudioContext | null} */ let audio = null
  button.addEventListener('click', () => {
    const on = button.getAttribute('aria-pressed') !== 'true'
    button.setAttribute('aria-pressed', String(on))
    if (on) audio ??= new AudioContext()
    if (on) play()
  })
  return () => { if (button.getAttribute('aria-pressed') === 'true') play() }

  function play() {
    if (!audio) return
    audio.resume()
    for (const [delay, pitch] of [[0, 660], [0.18, 880]]) {
      const tone = audio.createOscillator(), level = audio.createGain()
      const from = audio.currentTime + delay
      tone.frequency.value = pitch
      level.gain.setValueAtTime(0.25, from)
      level.gain.exponentialRampToValueAtTime(0.001, from + 0.16)
      tone.connect(level).connect(audio.destination)
      tone.start(from)
      tone.stop(from + 0.17)
    }
    button.dataset.played = String(Number(button.dataset.played ?? 0) + 1)
  }
}
