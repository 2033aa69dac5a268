// Keeps the field form on the phone, to open without a network, and sends what waits when the network is back though no
// page is open. The server writes above: `send`, `waiting`, imported; `VERSION`; `KEPT`, what the form is made of.

const CACHE = 'form-' + VERSION
const CHOICE = 'form-language'

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE)
    await cache.addAll(KEPT.map((address) => new Request(address, { cache: 'reload', credentials: 'omit' })))
    await self.skipWaiting()
  })())
})

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name !== CACHE && name !== CHOICE) await caches.delete(name)
    await self.clients.claim()
  })())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const address = new URL(request.url)
  if (request.method !== 'GET' || address.origin !== self.location.origin) return
  if (request.mode === 'navigate' && /^\/report\/[^/]+$/.test(address.pathname)) event.respondWith(form(request, address))
  else if (KEPT.includes(address.pathname)) event.respondWith(kept(request, address.pathname))
})

/** The form as kept, in the language asked for; its address tells the script which device it is. */
async function form(request, address) {
  const asked = address.searchParams.get('lang')
  const choice = await caches.open(CHOICE)
  if (asked === 'fr' || asked === 'en') await choice.put('/report/language', new Response(asked))
  const known = await (await choice.match('/report/language'))?.text()
  return kept(request, '/report/-?lang=' + (known ?? 'fr'))
}

async function kept(request, address) {
  return (await (await caches.open(CACHE)).match(address)) ?? fetch(request)
}

self.addEventListener('sync', (event) => {
  if (event.tag === 'send') event.waitUntil(sendAll(event.lastChance))
})

/** What still waits makes the browser try again by itself, a few times; after the last of these we ask it anew. */
async function sendAll(isLast) {
  await send({ now: true })
  if ((await waiting()).length === 0) return
  if (isLast) await self.registration.sync.register('send')
  throw new Error('some of it waits')
}
