// Pan and zoom of maps. The map is complete without this: it draws the whole country, and the table holds the figures.
// The land is scaled through its viewBox; the marks over it are moved, so that words and signs keep their size.
// Whoever moves it is told of by `map-moved`, with what is in view or null for all; `map-fit` asks for a part of it.

/** @typedef {{x: number, y: number, w: number, h: number}} Frame */

const text = document.documentElement.lang === 'fr'
  ? {
    in: 'Agrandir la carte', out: 'Réduire la carte', whole: 'Carte entière',
    keys: 'Flèches : déplacer la carte ; + et − : agrandir, réduire.',
  }
  : { in: 'Zoom in', out: 'Zoom out', whole: 'Whole map', keys: 'Arrows: move the map; + and −: zoom in, out.' }

for (const map of document.querySelectorAll('[data-map]')) start(map)

/** @param {Element} map */
function start(map) {
  const land = /** @type {SVGSVGElement} */ (map.querySelector('.land'))
  const over = map.querySelector('.over')
  if (!land || !over) return
  // Where the server drew a part of the map, the rest of it is there to zoom out to.
  const drawn = frame(land.getAttribute('viewBox')), full = frame(land.dataset.whole ?? land.getAttribute('viewBox'))
  // The drawing keeps the shape it has on the page, so the whole of a wider country stands in it with room above and below.
  const scale = Math.max(full.w / drawn.w, full.h / drawn.h)
  full.x -= (drawn.w * scale - full.w) / 2
  full.y -= (drawn.h * scale - full.h) / 2
  full.w = drawn.w * scale
  full.h = drawn.h * scale
  // Where a part of it is chosen, one looks closer.
  const nearest = full.w / (map.hasAttribute('data-field') ? 60 : 12)
  /** @type {Frame} */
  let view = { ...drawn }
  const marks = [...over.querySelectorAll('[x$="%"], [cx$="%"]')].map(mark => {
    const [ax, ay] = mark.hasAttribute('cx') ? ['cx', 'cy'] : ['x', 'y']
    return { mark, ax, ay, x: parseFloat(mark.getAttribute(ax)), y: mark.hasAttribute(ay) ? parseFloat(mark.getAttribute(ay)) : null }
  })

  function draw() {
    land.setAttribute('viewBox', `${view.x} ${view.y} ${view.w} ${view.h}`)
    for (const { mark, ax, ay, x, y } of marks) {
      mark.setAttribute(ax, `${((drawn.x + x / 100 * drawn.w - view.x) / view.w * 100).toFixed(2)}%`)
      if (y !== null) mark.setAttribute(ay, `${((drawn.y + y / 100 * drawn.h - view.y) / view.h * 100).toFixed(2)}%`)
    }
    const isWhole = view.w >= full.w
    land.classList.toggle('moved', !isWhole)
    buttons.out.disabled = buttons.whole.disabled = isWhole
  }

  /** Keeps the view inside the map, in the shape it has. @param {Frame} next */
  function show(next) {
    const w = Math.min(full.w, Math.max(nearest, next.w))
    const h = w * full.h / full.w
    view = {
      w, h,
      x: Math.min(full.x + full.w - w, Math.max(full.x, next.x)),
      y: Math.min(full.y + full.h - h, Math.max(full.y, next.y)),
    }
    draw()
  }

  /** Moves by somebody's hand. @param {Frame} next */
  function move(next) {
    show(next)
    land.dispatchEvent(new CustomEvent('map-moved', { detail: view.w < full.w ? view : null }))
  }

  /** Zooms round a point of the view, given in shares of it. */
  function zoom(factor, px = .5, py = .5) {
    const w = Math.min(full.w, Math.max(nearest, view.w / factor)), h = w * full.h / full.w
    move({ w, h, x: view.x + (view.w - w) * px, y: view.y + (view.h - h) * py })
  }

  const bar = document.createElement('div')
  bar.className = 'zoom'
  const buttons = {
    in: button('+', text.in, () => zoom(1.6)),
    out: button('−', text.out, () => zoom(1 / 1.6)),
    whole: button('⤢', text.whole, () => move({ ...full })),
  }
  bar.append(...Object.values(buttons))
  map.append(bar)
  land.classList.add('grab')
  // A drawing that is told in words elsewhere is no stop of the keyboard; its buttons are.
  if (land.getAttribute('aria-hidden') !== 'true') {
    land.tabIndex = 0
    land.setAttribute('aria-description', text.keys)
  }

  land.addEventListener('keydown', event => {
    // An area's own link keeps its keys.
    if (event.target !== land || event.ctrlKey || event.metaKey || event.altKey) return
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
    if (step) move({ ...view, x: view.x + step[0] * view.w / 5, y: view.y + step[1] * view.h / 5 })
    else if (event.key === '+' || event.key === '=') zoom(1.6)
    else if (event.key === '-') zoom(1 / 1.6)
    else return
    event.preventDefault()
  })

  land.addEventListener('map-fit', event => {
    const box = /** @type {CustomEvent<Frame>} */ (event).detail
    const w = Math.max(box.w, box.h * full.w / full.h), h = w * full.h / full.w
    show({ w, h, x: box.x - (w - box.w) / 2, y: box.y - (h - box.h) / 2 })
  })

  land.addEventListener('wheel', event => {
    // Plain scrolling stays with the page.
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    const box = land.getBoundingClientRect()
    zoom(event.deltaY < 0 ? 1.25 : .8, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height)
  }, { passive: false })

  /** @type {{x: number, y: number, view: Frame} | null} */
  let held = null
  let dragged = false
  land.addEventListener('pointerdown', event => {
    dragged = false
    if (view.w < full.w && event.isPrimary) held = { x: event.clientX, y: event.clientY, view }
  })
  land.addEventListener('pointermove', event => {
    if (!held) return
    const box = land.getBoundingClientRect()
    const dx = event.clientX - held.x, dy = event.clientY - held.y
    if (!dragged && Math.hypot(dx, dy) < 5) return
    if (!dragged) land.setPointerCapture(event.pointerId)
    dragged = true
    move({ ...held.view, x: held.view.x - dx / box.width * view.w, y: held.view.y - dy / box.height * view.h })
  })
  for (const end of ['pointerup', 'pointercancel']) land.addEventListener(end, () => { held = null })
  // An area that is a link is not carried away: its drag moves the map.
  land.addEventListener('dragstart', event => event.preventDefault())
  // The end of a drag is not a click on an area.
  land.addEventListener('click', event => { if (dragged) event.preventDefault() }, true)
  draw()
}

/** @param {string} box @returns {Frame} */
function frame(box) {
  const [x, y, w, h] = box.split(' ').map(Number)
  return { x, y, w, h }
}

function button(sign, name, act) {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = sign
  made.setAttribute('aria-label', name)
  made.title = name
  made.addEventListener('click', act)
  return made
}
