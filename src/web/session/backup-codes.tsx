import { Button, Code, CopyButton, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { webWords } from '../../domain/words/web.js'
import { webAccountWords } from '../../domain/words/web-account.js'
import { useWords } from '../app/language.js'
import { PrintOnly } from './print-only.js'
import { saveText } from './save-text.js'

interface BackupCodesProps {
  readonly codes: readonly string[]
  readonly username: string
  readonly onDone: () => void
}

/** Backup codes, shown this once: to be printed, saved or written down. */
export function BackupCodes({ codes, username, onDone }: BackupCodesProps): ReactNode {
  const word = useWords(webAccountWords)
  const product = useWords(webWords)('product')
  const text = [word('codes-of', { username, product }), ...codes].join('\r\n')
  return (
    <Paper withBorder p="sm" role="status">
      <Stack gap="sm">
        <Text fw={600}>{word('codes-title')}</Text>
        <Text size="sm">{word('codes-text')}</Text>
        <SimpleGrid
          component="ol"
          cols={{ base: 1, xs: 2 }}
          spacing={4}
          m={0}
          pl={0}
          style={{ listStyle: 'none' }}
        >
          {codes.map((code) => (
            <li key={code}>
              <Code fz="md">{code}</Code>
            </li>
          ))}
        </SimpleGrid>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => window.print()}>
            {word('print')}
          </Button>
          <Button
            size="xs"
            variant="default"
            onClick={() => saveText(`cungky-${username}.txt`, text, 'text/plain')}
          >
            {word('download')}
          </Button>
          <CopyButton value={codes.join('\n')}>
            {({ copied, copy }) => (
              <Button size="xs" variant="default" onClick={copy}>
                {word(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
          <Button size="xs" onClick={onDone}>
            {word('codes-kept')}
          </Button>
        </Group>
      </Stack>
      <PrintOnly>
        <section className="slip">
          <h1>{word('codes-of', { username, product })}</h1>
          <p>{word('codes-text')}</p>
          <ol className="secret">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ol>
        </section>
      </PrintOnly>
    </Paper>
  )
}
