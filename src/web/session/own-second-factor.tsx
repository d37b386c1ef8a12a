import { Alert, Badge, Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { webAccountWords } from '../../domain/words/web-account.js'
import { useClient } from '../app/client.js'
import { useWords } from '../app/language.js'
import { SESSION_KEY, type Session } from '../app/session.js'
import { BackupCodes } from './backup-codes.js'
import { ConfirmButton } from './confirm-button.js'
import { Panel } from './panel.js'
import { SecondFactorSetup } from './second-factor-setup.js'

/** Fewer than this many backup codes: time for new ones. */
const FEW = 3

/** The second factor of one's own account: set up, new backup codes, turn off. */
export function OwnSecondFactor({ session }: { session: Session }): ReactNode {
  const word = useWords(webAccountWords)
  const client = useClient()
  const queries = useQueryClient()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const [setting, setSetting] = useState(false)
  const [code, setCode] = useState('')
  const [password, setPassword] = useState('')
  const { username, totp, backupCodes } = session.account
  const again = () => queries.invalidateQueries({ queryKey: SESSION_KEY })
  const codeInput = (
    <TextInput
      label={word('code')}
      autoComplete="one-time-code"
      required
      withAsterisk={false}
      value={code}
      onChange={(event) => setCode(event.currentTarget.value)}
    />
  )
  return (
    <Panel title={word('factor-title')} text={word('factor-text')}>
      <Group gap="xs">
        <Badge variant="dot" color={totp ? 'green' : 'gray'} tt="none" fw={500}>
          {word(totp ? 'factor-on' : 'factor-off')}
        </Badge>
        {totp && <Text size="sm">{word('codes-left', { count: backupCodes })}</Text>}
      </Group>
      {codes !== null && <BackupCodes codes={codes} username={username} onDone={() => setCodes(null)} />}
      {totp && backupCodes < FEW && codes === null && (
        <Alert color="yellow" variant="default">
          {word('codes-few')}
        </Alert>
      )}
      {!totp && !setting && (
        <Group>
          <Button variant="default" onClick={() => setSetting(true)}>
            {word('factor-begin')}
          </Button>
        </Group>
      )}
      {!totp && setting && (
        <SecondFactorSetup
          onLeave={() => setSetting(false)}
          onDone={(made) => {
            setSetting(false)
            setCodes(made)
            void again()
          }}
        />
      )}
      {totp && (
        <Group gap="xs">
          <ConfirmButton
            label={word('codes-renew')}
            text={word('codes-renew-text')}
            act={async () => {
              setCodes((await client.renewBackupCodes({ body: { code } })).body.backupCodes)
              setCode('')
              await again()
            }}
          >
            {codeInput}
          </ConfirmButton>
          <ConfirmButton
            label={word('factor-end')}
            text={word('factor-end-text')}
            act={async () => {
              await client.endTotp({ body: { code, ...(password === '' ? {} : { password }) } })
              setCode('')
              setPassword('')
              setCodes(null)
              await again()
            }}
          >
            <Stack gap="sm">
              <PasswordInput
                label={word('password')}
                autoComplete="current-password"
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
              {codeInput}
            </Stack>
          </ConfirmButton>
        </Group>
      )}
    </Panel>
  )
}
