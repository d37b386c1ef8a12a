import { Button, Group, Progress, Text } from '@mantine/core'
import { type ReactNode, useCallback, useEffect } from 'react'
import { webReturnWords } from '../../domain/words/web-return.js'
import { useWords } from '../app/language.js'
import { type Missing, type MissingKind, nextMissing } from './missing.js'
import { useOpenReturn } from './return-context.js'
import { SavedLine } from './saved-line.js'

const NEXT_KEY = 'F8'

const KINDS: readonly MissingKind[] = ['conflict', 'error', 'cell', 'explanation', 'narrative']

/** Always in sight at the foot of the page: where what was typed is, what is still missing, and the way to the next of it. */
export function WorkBar({ missing }: { missing: readonly Missing[] }): ReactNode {
  const word = useWords(webReturnWords)
  const { saving, held } = useOpenReturn()
  const next = useCallback((back: boolean) => goToNext(missing, back), [missing])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== NEXT_KEY || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      next(event.shiftKey)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [next])
  const { cells } = held.completeness
  const empty = missing.filter(({ kind }) => kind === 'cell').length
  const counts = KINDS.map((kind) => ({ kind, count: missing.filter((one) => one.kind === kind).length }))
  return (
    <section className="work-bar no-print" aria-label={word('missing')}>
      <Progress
        size={4}
        radius={0}
        value={cells === 0 ? 100 : (100 * (cells - empty)) / cells}
        aria-label={word('filled', { filled: cells - empty, cells })}
      />
      <Group gap="sm" justify="space-between" px="sm" py={6}>
        <SavedLine saving={saving} />
        <Group gap="sm">
          <Text size="sm" className="figures">
            {missing.length === 0
              ? word('missing-nothing')
              : counts
                  .filter(({ count }) => count > 0)
                  .map(({ kind, count }) => word(`missing-${kind}`, { count }))
                  .join(' · ')}
          </Text>
          {missing.length > 0 && (
            <Button
              size="xs"
              variant="default"
              title={word('missing-next-label')}
              aria-keyshortcuts={NEXT_KEY}
              onClick={() => next(false)}
            >
              {word('missing-next')}
              <kbd className="key">{NEXT_KEY}</kbd>
            </Button>
          )}
        </Group>
      </Group>
    </section>
  )
}

/** After the place that has the focus; the element may have left the page meanwhile. */
function goToNext(missing: readonly Missing[], back: boolean): void {
  const here = document.activeElement
  const where = (target: string): number => {
    const element = document.getElementById(target)
    return element === null || here === null ? 0 : here.compareDocumentPosition(element)
  }
  const found = nextMissing(
    missing,
    (target) => (where(target) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    (target) => (where(target) & Node.DOCUMENT_POSITION_PRECEDING) !== 0,
    back,
  )
  const element = found === undefined ? null : document.getElementById(found.target)
  element?.focus()
  element?.scrollIntoView({ block: 'center' })
}
