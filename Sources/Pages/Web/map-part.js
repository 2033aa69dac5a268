// Choosing a part of a map: what is in view, or a frame that is drawn, goes into the page's field for it, in degrees. Without
// this the field takes it by hand, and the areas named on the map are links.

/** @typedef {{x: number, y: number, w: number, h: number}} Frame */

const text = document.documentElement.lang === 'fr'
  ? { draw: 'Tracer un cadre', list: 'Lister ce qui est en vue' }
  : { draw: 'Draw a frame', list: 'List what is in view' }

for (const map of document.querySelectorAll('[data-map][data-field]')) start(map)

/** @param {HTMLElement} map */
function start(map) {
  const land = /** @type {SVGSVGElement | null} */ (map.querySelector('.land'))
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector(`input[name="${map.dataset.field}"]`))
  const bar = map.querySelector('.zoom')
  if (!land || !field?.form || !bar) return
  const [dx, dy] = map.dataset.degree.split(' ').map(Number)
  const west = Number(map.dataset.west), north = Number(map.dataset.north), before = field.value
  let mark = /** @type {SVGRectElement | null} */ (land.querySelector('.chosen'))

  const list = button(text.list, () => field.form.requestSubmit())
  list.className = 'btn small'
  list.disabled = true
  const line = document.createElement('p')
  line.append(list)
  map.after(line)

  const drawing = button('▭', () => {
    const isOn = land.classList.toggle('drawing')
    drawing.setAttribute('aria-pressed', String(isOn))
  })
  drawing.setAttribute('aria-label', text.draw)
  drawing.setAttribute('aria-pressed', 'false')
  drawing.title = text.draw
  bar.prepend(drawing)

  /** Takes a part of the map, in its own units; null for all of it. @param {Frame | null} box */
  function take(box) {
    field.value = box ? degrees(box) : ''
    list.disabled = field.value === before
    if (!box) {
      mark?.remove()
      mark = null
      return
    }
    if (!mark) {
      mark = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
      mark.setAttribute('class', 'chosen')
      land.append(mark)
    }
    for (const [name, value] of [['x', box.x], ['y', box.y], ['width', box.w], ['height', box.h]]) {
      mark.setAttribute(name, value.toFixed(2))
    }
  }

  /** South, west, north, east. @param {Frame} box */
  function degrees(box) {
    const within = (value, most) => Math.min(most, Math.max(-most, value))
    return [
      within(north - (box.y + box.h) / dy, 90), within(west + box.x / dx, 180),
      within(north - box.y / dy, 90), within(west + (box.x + box.w) / dx, 180),
    ].map(value => Number(value.toFixed(3))).join(',')
  }

  /** @param {Frame} box */
  function fit(box) {
    land.dispatchEvent(new CustomEvent('map-fit', { detail: box }))
  }

  land.addEventListener('map-moved', event => take(/** @type {CustomEvent<Frame | null>} */ (event).detail))

  /** Where a pointer is, in units of the map. @param {PointerEvent} event */
  function at(event) {
    const box = land.getBoundingClientRect(), [x, y, w, h] = land.getAttribute('viewBox').split(' ').map(Number)
    return { x: x + (event.clientX - box.left) / box.width * w, y: y + (event.clientY - box.top) / box.height * h }
  }

  /** @type {{x: number, y: number} | null} */
  let from = null
  /** @type {Frame | null} */
  let drawn = null
  const isDrawing = () => land.classList.contains('drawing')
  // Before the map is moved by the same pointer.
  land.addEventListener('pointerdown', event => {
    drawn = null
    if (!isDrawing() || !event.isPrimary) return
    event.stopPropagation()
    from = at(event)
  }, true)
  land.addEventListener('pointermove', event => {
    if (!from) return
    event.stopPropagation()
    const to = at(event)
    const box = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), w: Math.abs(to.x - from.x), h: Math.abs(to.y - from.y) }
    if (!drawn && Math.min(box.w, box.h) < 2) return
    if (!drawn) land.setPointerCapture(event.pointerId)
    drawn = box
    take(box)
  }, true)
  for (const end of ['pointerup', 'pointercancel']) {
    land.addEventListener(end, () => {
      if (from && drawn) {
        fit(drawn)
        list.focus()
      }
      from = null
    }, true)
  }
  land.addEventListener('click', event => { if (drawn) event.preventDefault() }, true)

  if (map.dataset.chosen) {
    const [x, y, w, h] = map.dataset.chosen.split(' ').map(Number)
    fit({ x, y, w, h })
  }
}

function button(sign, act) {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = sign
  made.addEventListener('click', act)
  return made
}
