// Judging a pair by one key, while the pair has the focus. It can be switched off; without this script the buttons do.

const pair = document.getElementById('pair')
const choice = /** @type {HTMLInputElement | null} */ (document.getElementById('pair-keys-on'))
if (pair && choice) start(pair, choice)

/**
 * @param {HTMLElement} pair
 * @param {HTMLInputElement} choice
 */
function start(pair, choice) {
  const label = document.getElementById('pair-keys')
  if (label) label.hidden = false
  choice.checked = localStorage.getItem('pair-keys') !== 'off'
  choice.addEventListener('change', () => localStorage.setItem('pair-keys', choice.checked ? 'on' : 'off'))
  let sent = false
  pair.addEventListener('keydown', (event) => {
    if (!choice.checked || sent || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
    // A key pressed on a button or a link within is that button's own.
    if (event.target !== pair) return
    const key = event.key.toLowerCase()
    const button = key === 'u'
      ? pair.querySelector('form.ask button')
      : [...pair.querySelectorAll('button[data-key]')].find((one) => one.getAttribute('data-key') === key)
    if (!(button instanceof HTMLButtonElement)) return
    event.preventDefault()
    sent = true
    button.click()
  })
}
