import { Button, Group, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import { useWords } from '../app/language.js'
import { Panel } from '../session/panel.js'
import type { AccountDetail } from './account-data.js'
import { GiveRole } from './give-role.js'
import { RoleTable } from './role-table.js'

/** Which roles the account holds, held and will hold; giving another. */
export function AccountRoles({ account }: { account: AccountDetail }): ReactNode {
  const word = useWords(webAdministerWords)
  const [giving, setGiving] = useState(false)
  const may = account.may.giveRole
  return (
    <Panel title={word('roles-title')} text={word('roles-text')}>
      {account.roles.length === 0 && <Text size="sm">{word('roles-none-text')}</Text>}
      {account.roles.length > 0 && <RoleTable account={account} />}
      {may !== true && (
        <Text size="sm" c="dimmed">
          {may.why}
        </Text>
      )}
      {may === true && !giving && (
        <Group className="no-print">
          <Button variant="default" onClick={() => setGiving(true)}>
            {word('role-give')}
          </Button>
        </Group>
      )}
      {may === true && giving && <GiveRole account={account} onDone={() => setGiving(false)} />}
    </Panel>
  )
}
