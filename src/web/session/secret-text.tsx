import { Button, Code, CopyButton, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { webAccountWords } from '../../domain/words/web-account.js'
import { useWords } from '../app/language.js'

/** A secret as it is shown once, with a button that copies it. */
export function SecretText({ label, secret }: { label: string; secret: string }): ReactNode {
  const word = useWords(webAccountWords)
  return (
    <Group gap="xs" wrap="wrap">
      <Code fz="md" px="xs" py={4} aria-label={label} role="note" style={{ overflowWrap: 'anywhere' }}>
        {secret}
      </Code>
      <CopyButton value={secret}>
        {({ copied, copy }) => (
          <Button size="xs" variant="default" onClick={copy}>
            {word(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  )
}
