import { Alert, Button, Checkbox, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { SCOPES, type Scope } from '../../domain/token-scope.js'
import { webAccountWords } from '../../domain/words/web-account.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'
import { LoadingRows } from '../app/parts/loading-rows.js'
import { ProblemNote } from '../app/problem-note.js'
import { Panel } from './panel.js'
import { SecretText } from './secret-text.js'
import { TokenTable } from './token-table.js'

const OWN_TOKENS = ['own-tokens'] as const
const DAYS = 90

/** Access tokens for programs: what they may do in words, their secret shown once. */
export function OwnTokens(): ReactNode {
  const word = useWords(webAccountWords)
  const client = useClient()
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<Scope[]>(['read'])
  const [days, setDays] = useState<number | string>(DAYS)
  const tokens = useQuery({
    queryKey: OWN_TOKENS,
    queryFn: async () => (await client.listTokens()).body.tokens,
  })
  const again = () => queries.invalidateQueries({ queryKey: OWN_TOKENS })
  const make = useMutation({
    mutationFn: async () => (await client.makeToken({ body: { name, scopes, days: Number(days) } })).body,
    onSuccess: async () => {
      setOpen(false)
      setName('')
      await again()
    },
  })
  return (
    <Panel title={word('tokens-title')} text={word('tokens-text')}>
      <ProblemNote error={tokens.error} />
      {tokens.isPending && <LoadingRows rows={2} />}
      {make.data !== undefined && (
        <Alert color="yellow" variant="default" role="status">
          <Stack gap="xs">
            <Text size="sm" fw={600}>
              {word('token-secret', { name: make.data.token.name })}
            </Text>
            <SecretText label={word('tokens-title')} secret={make.data.secret} />
            <Text size="sm">{word('token-secret-text')}</Text>
          </Stack>
        </Alert>
      )}
      {tokens.data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {word('tokens-none')}
        </Text>
      )}
      {tokens.data !== undefined && tokens.data.length > 0 && (
        <TokenTable
          tokens={tokens.data}
          onRevoke={async (id) => {
            await client.revokeToken({ params: { id } })
            await again()
          }}
        />
      )}
      {!open && (
        <Group>
          <Button
            variant="default"
            onClick={() => {
              make.reset()
              setOpen(true)
            }}
          >
            {word('token-new')}
          </Button>
        </Group>
      )}
      {open && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            make.mutate()
          }}
        >
          <Stack gap="sm" maw={440}>
            <TextInput
              label={word('token-name')}
              description={word('token-name-text')}
              required
              withAsterisk={false}
              maxLength={100}
              autoFocus
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Checkbox.Group
              label={word('token-scopes')}
              value={scopes}
              onChange={(chosen) => setScopes(chosen as Scope[])}
            >
              <Stack gap={6} mt={4}>
                {SCOPES.map((scope) => (
                  <Checkbox
                    key={scope}
                    value={scope}
                    label={word(`scope-${scope}`)}
                    description={word(`scope-${scope}-text`)}
                  />
                ))}
              </Stack>
            </Checkbox.Group>
            <NumberInput
              label={word('token-days')}
              min={1}
              max={366}
              allowDecimal={false}
              value={days}
              onChange={setDays}
            />
            <ProblemNote error={make.error} />
            <Group gap="xs">
              <Button type="submit" loading={make.isPending} disabled={scopes.length === 0}>
                {word('token-make')}
              </Button>
              <Button variant="default" onClick={() => setOpen(false)}>
                {word('cancel')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Panel>
  )
}
