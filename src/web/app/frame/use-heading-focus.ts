import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** How long the heading of a page that is still on its way is waited for. Milliseconds. */
const PATIENCE = 10_000

/**
 * When another page opens, the focus goes to its heading: a screen reader says where one is, and the keyboard goes on from there. Whoever has
 * pressed a key or moved the focus meanwhile is left where they are, and so is a page that puts the focus into its own first field.
 */
export function useHeadingFocus(): void {
  const router = useRouter()
  useEffect(() => {
    let callOff = () => {}
    const stop = router.subscribe('onRendered', ({ fromLocation, toLocation }) => {
      if (fromLocation === undefined || fromLocation.pathname === toLocation.pathname) return
      callOff()
      callOff = focusHeading()
    })
    return () => {
      stop()
      callOff()
    }
  }, [router])
}

/** Focus the heading now or as soon as it is there; gives the function that calls it off. */
function focusHeading(): () => void {
  const main = document.querySelector('main')
  if (main === null) return () => {}
  const began = document.activeElement
  const taken = () => {
    const active = document.activeElement
    return active !== began && active !== null && active !== document.body
  }
  const look = () => {
    const heading = main.querySelector<HTMLElement>('h1')
    if (taken()) end()
    else if (heading !== null) {
      end()
      heading.tabIndex = -1
      heading.focus({ preventScroll: true })
    }
  }
  const watch = new MutationObserver(look)
  const timer = setTimeout(() => end(), PATIENCE)
  const end = () => {
    watch.disconnect()
    clearTimeout(timer)
    removeEventListener('keydown', end)
    removeEventListener('pointerdown', end)
  }
  watch.observe(main, { childList: true, subtree: true })
  addEventListener('keydown', end)
  addEventListener('pointerdown', end)
  look()
  return end
}
