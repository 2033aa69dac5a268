// @ts-check
// What waits on this phone to be sent. Shared by the page of the field form and by its worker, which sends while no page
// is open. Everything lies encrypted (AES-GCM) under a key that scripts can use and nobody can read out; it goes from
// here as soon as the server has it on disk.

/** @typedef {{name: string, size: number, held: number}} QueuedFile `held`: bytes the server has */
/**
 * @typedef {{id: string, madeAt: number, box: Box | null, door?: Box, files: QueuedFile[], tries: number, nextAt: number,
 *   why: string, told: string}} Item `box`: the words, null once they are there; `door`: by which device's address they went;
 *   `why`: the reason for waiting; `told`: the server's words
 */
/** @typedef {{iv: Uint8Array<ArrayBuffer>, bytes: ArrayBuffer}} Box */

const NAME = 'notes'
const PAUSES = [5, 15, 60, 300, 900, 3600]
const [SMALLEST, LARGEST] = [16 << 10, 256 << 10]
const utf8 = new TextEncoder()
/** @type {Promise<IDBDatabase> | null} */ let opened = null
let gone = false

/** @returns {Promise<IDBDatabase>} */
function database() {
  // What was still under way when everything was wiped makes nothing anew.
  if (gone) return Promise.reject(new Error('wiped'))
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => {
      // A worker that wakes up after everything was wiped makes nothing anew.
      if (!('document' in self)) { request.transaction?.abort(); return }
      for (const store of ['keys', 'items', 'files', 'settings']) request.result.createObjectStore(store)
    }
    request.onsuccess = () => {
      // Another page wipes everything: let it.
      request.result.onversionchange = () => { request.result.close(); opened = null }
      resolve(request.result)
    }
    request.onerror = () => { opened = null; reject(request.error) }
  })
  return opened
}

/**
 * One transaction; answers what its last request gave, once it is on disk.
 * @param {string | string[]} stores @param {IDBTransactionMode} mode @param {(of: (name: string) => IDBObjectStore) => IDBRequest | void} body
 * @returns {Promise<any>}
 */
async function within(stores, mode, body) {
  const link = await database()
  return new Promise((resolve, reject) => {
    const transaction = link.transaction(stores, mode, { durability: 'strict' })
    const request = body((name) => transaction.objectStore(name))
    transaction.oncomplete = () => resolve(request?.result)
    transaction.onabort = transaction.onerror = () => reject(transaction.error)
  })
}

/** The key of this phone, made at its first use. @returns {Promise<CryptoKey>} */
async function key() {
  const held = await within('keys', 'readonly', (of) => of('keys').get('queue'))
  if (held) return held
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  // Whoever was first stays: the page and the worker may both be here.
  await within('keys', 'readwrite', (of) => {
    const look = of('keys').get('queue')
    look.onsuccess = () => { if (!look.result) of('keys').put(fresh, 'queue') }
  })
  return within('keys', 'readonly', (of) => of('keys').get('queue'))
}

/** @param {ArrayBuffer} bytes */
const text = (bytes) => new TextDecoder().decode(bytes)

/** @param {BufferSource} bytes @returns {Promise<Box>} */
async function lock(bytes) {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key(), bytes) }
}

/** @param {Box} box */
async function unlock(box) {
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv: box.iv }, await key(), box.bytes)
}

/** @param {string} name @param {unknown} value nothing forgets it */
export async function remember(name, value) {
  const box = value === undefined ? undefined : await lock(utf8.encode(JSON.stringify(value)))
  await within('settings', 'readwrite', (of) => box ? of('settings').put(box, name) : of('settings').delete(name))
}

/** @param {string} name @returns {Promise<any>} */
export async function recall(name) {
  const box = await within('settings', 'readonly', (of) => of('settings').get(name))
  return box && JSON.parse(text(await unlock(box)))
}

/**
 * Keeps a report until it is sent.
 * @param {string} id @param {[string, string][]} fields @param {{name: string, blob: Blob}[]} files
 */
export async function add(id, fields, files) {
  const boxes = await Promise.all(files.map(async (file) => lock(await file.blob.arrayBuffer())))
  /** @type {Item} */
  const item = {
    id, madeAt: Date.now(), box: await lock(utf8.encode(JSON.stringify(fields))),
    files: files.map((file) => ({ name: file.name, size: file.blob.size, held: 0 })), tries: 0, nextAt: 0, why: '', told: '',
  }
  await within(['items', 'files'], 'readwrite', (of) => {
    files.forEach((file, index) => of('files').put(boxes[index], id + '/' + file.name))
    return of('items').put(item, id)
  })
}

/** What waits, oldest first. @returns {Promise<Item[]>} */
export async function waiting() {
  /** @type {Item[]} */ const items = await within('items', 'readonly', (of) => of('items').getAll())
  return items.sort((left, right) => left.madeAt - right.madeAt)
}

/** Forgets everything, the key first: without it what the disk still holds is noise. */
export async function wipe() {
  const link = await database()
  opened = null
  gone = true
  const stores = ['keys', 'items', 'files', 'settings']
  const transaction = link.transaction(stores, 'readwrite')
  for (const store of stores) transaction.objectStore(store).clear()
  // All of it is asked for at once: the browser goes on with it when the page is gone.
  link.close()
  const request = indexedDB.deleteDatabase(NAME)
  await new Promise((resolve) => { request.onsuccess = request.onerror = resolve })
}

/**
 * Sends what is due; one at a time, whether page or worker. What fails waits longer each time, an hour at most, for ever.
 * @param {{now?: boolean, told?: () => void}} [how] `now`: also what is not due; `told`: called when something changed
 */
export async function send({ now = false, told } = {}) {
  const run = async () => {
    for (const item of await waiting()) {
      if (!now && item.nextAt > Date.now()) continue
      try {
        await deliver(item, told)
      } catch (error) {
        const stop = error instanceof Waiting ? error : new Waiting(navigator.onLine ? 'unreachable' : 'offline')
        const pause = Math.max(stop.seconds, PAUSES[Math.min(item.tries, PAUSES.length - 1)])
        item.tries += 1
        // Not all phones of a place at the same moment, when its network is back.
        const [some] = crypto.getRandomValues(new Uint8Array(1))
        item.nextAt = Date.now() + pause * (900 + some)
        item.why = stop.why
        item.told = stop.told
        await keep(item)
        told?.()
        // Without a network, or with a server that asks to wait, the others need not try.
        if (['offline', 'unreachable', 'stranger', 'busy'].includes(stop.why)) break
      }
    }
  }
  if (!navigator.locks) return run()
  await navigator.locks.request('releve-queue', { ifAvailable: true }, (held) => held ? run() : undefined)
}

class Waiting extends Error {
  /** @param {string} why @param {number} [seconds] @param {string} [told] */
  constructor(why, seconds = 0, told = '') {
    super(why)
    this.why = why
    this.seconds = seconds
    this.told = told
  }
}

/** Changes an item that is still there: what was wiped meanwhile does not come back. @param {Item} item */
async function keep(item) {
  await within('items', 'readwrite', (of) => {
    const look = of('items').getKey(item.id)
    look.onsuccess = () => { if (look.result) of('items').put(item, item.id) }
  })
}

/** @param {Item} item @param {(() => void) | undefined} told */
async function deliver(item, told) {
  if (item.box) {
    /** @type {[string, string][]} */ const fields = JSON.parse(text(await unlock(item.box)))
    const body = new FormData()
    for (const [name, value] of [['id', item.id], ...fields]) body.append(name, value)
    for (const file of item.files) body.append('expect', file.name)
    const { token, answer } = await deliverWords(body)
    // Whatever else answers "200" to everything, a hotel's page, say, does not know what was sent.
    if (answer.id !== item.id || !['stored', 'same'].includes(answer.outcome)) throw new Waiting('stranger')
    const noted = fields.find(([name]) => name === 'code')?.[1]
    // A code is another's once in a number of times with twenty-two noughts; then ours must be shown.
    if (answer.code !== noted) await remember('code', answer.code)
    item.door = await lock(utf8.encode(token))
    item.box = null
    item.why = ''
    await keep(item)
    told?.()
  }
  // Files are taken from whoever sent the words.
  const token = item.door ? text(await unlock(item.door)) : await recall('token') ?? '-'
  for (const file of item.files) await deliverFile(item, file, '/report/' + token, told)
  await within(['items', 'files'], 'readwrite', (of) => {
    for (const file of item.files) of('files').delete(item.id + '/' + file.name)
    of('items').delete(item.id)
  })
  // With no page open nobody saw it go: the next one says so, once.
  if (!told) await remember('left', Date.now())
  told?.()
}

/**
 * By the address last opened, if it is a device's; else by the one that was known before; else by anyone's. A wrong address
 * stands in the way of no report.
 * @param {FormData} body
 */
async function deliverWords(body) {
  const [asked, known] = [await recall('asked'), await recall('token')]
  if (asked) {
    try {
      const answer = await ask('/report/' + asked, { method: 'POST', body })
      if (answer.id) {
        await remember('token', asked)
        await remember('asked', undefined)
      }
      return { token: asked, answer }
    } catch (error) {
      if (!(error instanceof Waiting) || error.why !== 'device') throw error
      await remember('asked', undefined)
    }
  }
  const token = known ?? '-'
  return { token, answer: await ask('/report/' + token, { method: 'POST', body }) }
}

/** Piece by piece from where the server is. @param {Item} item @param {QueuedFile} file @param {string} door
 * @param {(() => void) | undefined} told */
async function deliverFile(item, file, door, told) {
  if (file.held >= file.size) return
  const box = await within('files', 'readonly', (of) => of('files').get(item.id + '/' + file.name))
  if (!box) return
  const bytes = await unlock(box)
  let size = item.tries === 0 ? 64 << 10 : SMALLEST
  while (file.held < file.size) {
    const start = Date.now()
    const answer = await ask(`${door}/${item.id}/${encodeURIComponent(file.name)}?at=${file.held}&of=${file.size}`,
      { method: 'PUT', body: bytes.slice(file.held, file.held + size) })
    // Small pieces on a bad line, so that little is lost; large ones on a good one.
    const seconds = (Date.now() - start) / 1000
    if (seconds > 20) size = Math.max(SMALLEST, size >> 1)
    if (seconds < 3) size = Math.min(LARGEST, size << 1)
    if (!Number.isInteger(answer.held) || answer.held < 0 || answer.held > file.size) throw new Waiting('stranger')
    // All may be there before it is put together: then the last byte is sent again, later, until it is.
    const held = answer.isWhole ? file.size : Math.min(answer.held, file.size - 1)
    if (held === file.held) throw new Waiting('busy')
    file.held = held
    await keep(item)
    told?.()
  }
}

/** @param {string} address @param {RequestInit} options */
async function ask(address, options) {
  const answer = await fetch(address, {
    ...options, headers: { accept: 'application/json' }, credentials: 'omit', cache: 'no-store', redirect: 'manual',
    signal: AbortSignal.timeout(120_000),
  })
  const found = Object(await answer.json().catch(() => ({})))
  if (answer.ok) return found
  const seconds = Number(answer.headers.get('retry-after')) || 0
  if (answer.status === 429 || answer.status >= 500) throw new Waiting('busy', seconds)
  // Our own refusals have a code.
  if (!found.code) throw new Waiting('stranger')
  throw new Waiting(found.code === 'device_unknown' ? 'device' : 'refused', 900, found.detail ?? '')
}
