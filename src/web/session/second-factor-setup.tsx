import { Anchor, Button, Code, Flex, Group, List, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { webAccountWords } from '../../domain/words/web-account.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { ProblemNote } from '../app/problem-note.js'
import { QrCode } from './qr-code.js'

interface SecondFactorSetupProps {
  readonly onDone: (backupCodes: readonly string[]) => void
  readonly onLeave: () => void
}

/** Read the key with an authenticator app and confirm it with a code. */
export function SecondFactorSetup({ onDone, onLeave }: SecondFactorSetupProps): ReactNode {
  const word = useWords(webAccountWords)
  const client = useClient()
  const [code, setCode] = useState('')
  const key = useQuery({
    queryKey: ['own-totp-key'],
    queryFn: async () => (await client.beginTotp()).body,
    // Asked for again it would be another key, and the one in the app would be worth nothing.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const confirm = useMutation({
    mutationFn: async () => (await client.confirmTotp({ body: { code } })).body.backupCodes,
    onSuccess: onDone,
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        confirm.mutate()
      }}
    >
      <Stack gap="sm">
        <ProblemNote error={key.error} />
        {key.isPending && <LoadingRows rows={4} />}
        {key.data !== undefined && (
          <Flex gap="md" direction={{ base: 'column', sm: 'row' }}>
            <QrCode text={key.data.uri} label={word('qr-label')} />
            <Stack gap="sm" style={{ flex: 1 }}>
              <List type="ordered" size="sm" spacing={6}>
                <List.Item>{word('setup-app')}</List.Item>
                <List.Item>
                  {word('setup-scan')} <Code fz="sm">{groups(key.data.secret)}</Code>{' '}
                  <Anchor href={key.data.uri} size="sm">
                    {word('setup-link')}
                  </Anchor>
                </List.Item>
                <List.Item>{word('setup-code')}</List.Item>
              </List>
              <TextInput
                label={word('code')}
                inputMode="numeric"
                autoComplete="one-time-code"
                required
                withAsterisk={false}
                maw={220}
                value={code}
                onChange={(event) => setCode(event.currentTarget.value)}
              />
            </Stack>
          </Flex>
        )}
        <ProblemNote error={confirm.error} />
        <Group gap="xs">
          <Button type="submit" loading={confirm.isPending} disabled={key.data === undefined}>
            {word('factor-confirm')}
          </Button>
          <Button variant="default" onClick={onLeave}>
            {word('cancel')}
          </Button>
        </Group>
        <Text size="xs" c="dimmed">
          {word('setup-clock')}
        </Text>
      </Stack>
    </form>
  )
}

/** A key in groups of four, for typing it off the screen. */
function groups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret
}
