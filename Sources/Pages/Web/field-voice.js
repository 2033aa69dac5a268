// @ts-check
// A voice note: many cannot write. Recorded small, heard again before it is sent, kept in this page alone until then.

const LONGEST = 180_000

/** @param {HTMLElement} part its buttons are `record`, `hear` and `drop`, its words are their data */
export function recorder(part) {
  const [record, hear, drop] = ['record', 'hear', 'drop'].map((name) => /** @type {HTMLButtonElement} */ (part.querySelector(`[data-do=${name}]`)))
  const clock = /** @type {HTMLElement} */ (part.querySelector('[role=status]'))
  /** @type {MediaRecorder | null} */ let running = null
  /** @type {Blob | null} */ let kept = null
  /** @type {AudioContext | null} */ let player = null
  /** @type {Promise<void>} */ let ended = Promise.resolve()
  // Which wish to record is the last one: a microphone that opens for an earlier one is closed at once.
  let turn = 0
  let hush = () => {}

  if (!window.MediaRecorder || !navigator.mediaDevices?.getUserMedia) part.hidden = true
  record.addEventListener('click', () => { running ? running.stop() : begin().catch(() => { clock.textContent = record.dataset.no ?? '' }) })
  hear.addEventListener('click', async () => {
    if (!kept) return
    // Decoded here: no address of a recording is made, and the policy need allow none.
    player ??= new AudioContext()
    const sound = player.createBufferSource()
    sound.buffer = await player.decodeAudioData(await kept.arrayBuffer())
    sound.connect(player.destination)
    sound.start()
  })
  drop.addEventListener('click', forget)
  addEventListener('pagehide', close)

  async function begin() {
    const own = ++turn
    const line = await navigator.mediaDevices.getUserMedia({ audio: true })
    const quiet = () => { for (const track of line.getTracks()) track.stop() }
    if (own !== turn) return quiet()
    hush = quiet
    try {
      listen(line)
    } catch (error) {
      running = null
      hush()
      throw error
    }
  }

  /** @param {MediaStream} line */
  function listen(line) {
    running = new MediaRecorder(line, { audioBitsPerSecond: 16_000 })
    running.start()
    /** @type {Blob[]} */ const pieces = []
    const from = Date.now()
    const tick = setInterval(() => { clock.textContent = `${Math.round((Date.now() - from) / 1000)} s` }, 1000)
    const limit = setTimeout(() => running?.stop(), LONGEST)
    running.addEventListener('dataavailable', (event) => pieces.push(event.data))
    ended = new Promise((resolve) => running?.addEventListener('stop', () => {
      clearInterval(tick)
      clearTimeout(limit)
      hush()
      kept = new Blob(pieces, { type: pieces[0]?.type })
      running = null
      record.textContent = record.dataset.start ?? ''
      hear.hidden = drop.hidden = false
      resolve()
    }))
    record.textContent = record.dataset.stop ?? ''
  }

  function forget() {
    kept = null
    clock.textContent = ''
    hear.hidden = drop.hidden = true
  }

  /** The microphone off, at once. */
  function close() {
    turn += 1
    hush()
  }

  return {
    close,
    /** Ends a recording that is under way; kept once this is done. */
    async stop() {
      turn += 1
      running?.stop()
      await ended
    },
    blob: () => kept,
    forget,
  }
}
