import { Button, CloseButton, FocusTrap, Group, Stack, Text, Title } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useEffect, useRef } from 'react'
import { webReturnPapersWords } from '../../../domain/words/web-return-papers.js'
import { useWords } from '../../app/language.js'
import { Comments } from '../papers/comments.js'
import { useOpenReturn } from '../return-context.js'
import { CellHistory } from './cell-history.js'
import './cell-panel.css'
import { Meaning } from './meaning.js'
import { PastFigures } from './past-figures.js'

/**
 * All there is to know of one cell, beside the table: it follows the cell that has the cursor and leaves the table usable. On a
 * narrow screen it covers the page, and keeps the focus until it is closed.
 */
export function CellPanel({ series, opened }: { series: string; opened: number }): ReactNode {
  const word = useWords(webReturnPapersWords)
  const { nameOf, details } = useOpenReturn()
  const covers = useMediaQuery('(max-width: 62em)') ?? false
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for anew, it takes the focus anew
  useEffect(() => heading.current?.focus(), [opened])
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    // Also when what had the focus in it is gone; in the table Escape gives up what is being typed.
    const onKey = (event: KeyboardEvent): void => {
      const here = document.activeElement
      if (event.key !== 'Escape' || event.defaultPrevented) return
      if (here === document.body || panel.current?.contains(here) === true) details(null)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [details])
  return (
    <FocusTrap active={covers} innerRef={panel}>
      <aside className="cell-panel no-print" aria-label={word('cell-panel')}>
        <Stack gap="md">
          <Group justify="space-between" align="flex-start" wrap="nowrap">
            <Title order={2} size="h5" ref={heading} tabIndex={-1} data-autofocus>
              {nameOf(series)}
            </Title>
            <CloseButton aria-label={word('close')} onClick={() => details(null)} />
          </Group>
          <Part title={word('past')}>
            <PastFigures series={series} />
          </Part>
          <Part title={word('cell-history')}>
            <CellHistory series={series} />
          </Part>
          <Part title={word('comments-cell')}>
            <Comments series={series} />
          </Part>
          <Part title={word('meaning')}>
            <Meaning series={series} />
          </Part>
          <Button variant="default" onClick={() => details(null)}>
            {word('close')}
          </Button>
        </Stack>
      </aside>
    </FocusTrap>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <section>
      <Text component="h3" fw={600} size="sm" mt={0} mb={4}>
        {title}
      </Text>
      {children}
    </section>
  )
}
