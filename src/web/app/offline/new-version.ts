import { useSyncExternalStore } from 'react'

/** How often a page that stays open asks for a newer version. Milliseconds. */
const ASK_EVERY = 30 * 60_000

/** The newer version that waits to be taken over; true when the server has one and this page can only be loaded again. */
let waiting: ServiceWorker | true | null = null
const listeners = new Set<() => void>()

function found(version: ServiceWorker | true): void {
  waiting = version
  for (const listener of listeners) listener()
}

/**
 * Let pages open without a network, and learn of newer versions. Nothing is loaded anew by itself: who is in the middle of
 * something says when.
 */
export function watchVersions(): void {
  // A part of this version that the server does not have any more.
  addEventListener('vite:preloadError', () => found(true))
  if (!import.meta.env.PROD || navigator.serviceWorker === undefined) return
  const register = async () => {
    const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
    const look = () => {
      if (registration.waiting !== null && navigator.serviceWorker.controller !== null)
        found(registration.waiting)
    }
    look()
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', look)
    })
    setInterval(() => void registration.update().catch(() => {}), ASK_EVERY)
  }
  // After what the page itself needs. Where the browser refuses (a private window), pages work as they did.
  const begin = () => void register().catch(() => {})
  if (document.readyState === 'complete') begin()
  else addEventListener('load', begin, { once: true })
}

export function useNewVersion(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting !== null,
  )
}

/** Load the page again, in its new version. */
export function takeNewVersion(): void {
  if (waiting === null || waiting === true) {
    location.reload()
    return
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('take-over')
}
