import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { webWords } from '../../../domain/words/web.js'
import { useWords } from '../language.js'
import type { Session } from '../session.js'
import { goes, heard, NOTHING_HEARD } from '../shortcuts/heard.js'
import { singleKeysOn } from '../shortcuts/single-keys.js'

const loadPalette = () => import('./palette.js')
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }))
const KeysDialogue = lazy(async () => ({
  default: (await import('../shortcuts/keys-dialogue.js')).KeysDialogue,
}))

/** The two dialogues that every page has, the keys that open them and those that lead from page to page. */
export function useDialogues(session: Session) {
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  const navigate = useNavigate()
  const state = useRef(NOTHING_HEARD)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const typing = isField(event.target) || document.querySelector('[role="dialog"]') !== null
      const next = heard(state.current, event, { typing, singles: singleKeysOn() })
      state.current = next
      if (next.act === null) return
      event.preventDefault()
      if (next.act === 'palette' || next.act === 'keys') setOpen(next.act)
      else if (next.act === 'search') {
        const field = document.querySelector<HTMLElement>('main input[type="search"]')
        if (field === null) setOpen('palette')
        else field.focus()
      } else void navigate({ to: goes(next.act) })
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [navigate])
  const close = () => setOpen(null)
  return {
    openPalette: () => setOpen('palette'),
    openKeys: () => setOpen('keys'),
    shown: (
      <Suspense>
        {open === 'palette' && <Palette session={session} close={close} />}
        {open === 'keys' && <KeysDialogue close={close} />}
      </Suspense>
    ),
  }
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  )
}

/** Opens the palette; for those who do not know its keys, and on a phone. */
export function PaletteButton({ open }: { open: () => void }): ReactNode {
  const word = useWords(webWords)
  return (
    <Button
      variant="default"
      size="compact-sm"
      px={{ base: 6, sm: 10 }}
      onClick={open}
      onPointerEnter={() => void loadPalette().catch(() => {})}
      title={word('find-label')}
      aria-keyshortcuts="Control+K"
    >
      <svg
        viewBox="0 0 24 24"
        width={16}
        height={16}
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        aria-hidden
      >
        <path d="m20 20-4.5-4.5M17 10.5a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0Z" />
      </svg>
      <span className="find-words">{word('find')}</span>
      <kbd className="key mantine-visible-from-sm" aria-hidden>
        {'Ctrl K'}
      </kbd>
    </Button>
  )
}
