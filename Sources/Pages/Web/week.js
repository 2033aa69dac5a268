// The week slider of the plan. Without it the button asks the server for the same map.

const slider = /** @type {HTMLInputElement | null} */ (document.getElementById('week-slider'))
if (slider) start(slider)

/** @param {HTMLInputElement} slider */
function start(slider) {
  const said = document.getElementById('week-said')
  const first = Date.parse(`${slider.dataset.start}T00:00:00Z`)
  const day = new Intl.DateTimeFormat(document.documentElement.lang === 'fr' ? 'fr-FR' : 'en-GB', {
    day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC',
  })
  const pattern = slider.dataset.said ?? '{week}'
  const button = document.getElementById('week-show')
  if (button) button.hidden = true
  slider.addEventListener('input', () => {
    const week = Number(slider.value)
    const text = day.format(first + week * 604_800_000).replace(/^1 (?=\D)/, slider.dataset.first ?? '1 ').replaceAll(' ', '\u00a0')
    if (said) said.textContent = pattern.replace('{week}', String(week)).replace('{day}', text)
    slider.setAttribute('aria-valuetext', said?.textContent ?? '')
    for (const mark of document.querySelectorAll('[data-stage]')) {
      const closing = Number(mark.dataset.closing), length = Number(mark.dataset.drawdown)
      mark.dataset.stage = week >= closing ? 'closed' : week >= closing - length ? 'drawdown' : 'open'
    }
  })
}
