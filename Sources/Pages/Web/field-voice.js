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

  async function begin() {
    const line = await navigator.mediaDevices.getUserMedia({ audio: true })
    running = new MediaRecorder(line, { audioBitsPerSecond: 16_000 })
    /** @type {Blob[]} */ const pieces = []
    const from = Date.now()
    const tick = setInterval(() => { clock.textContent = `${Math.round((Date.now() - from) / 1000)} s` }, 1000)
    const limit = setTimeout(() => running?.stop(), LONGEST)
    running.addEventListener('dataavailable', (event) => pieces.push(event.data))
    ended = new Promise((resolve) => running?.addEventListener('stop', () => {
      clearInterval(tick)
      clearTimeout(limit)
      for (const track of line.getTracks()) track.stop()
      kept = new Blob(pieces, { type: pieces[0]?.type })
      running = null
      record.textContent = record.dataset.start ?? ''
      hear.hidden = drop.hidden = false
      resolve()
    }))
    running.start()
    record.textContent = record.dataset.stop ?? ''
  }

  function forget() {
    kept = null
    clock.textContent = ''
    hear.hidden = drop.hidden = true
  }

  return {
    /** Ends a recording that is under way; kept once this is done. */
    async stop() {
      running?.stop()
      await ended
    },
    blob: () => kept,
    forget,
  }
}
