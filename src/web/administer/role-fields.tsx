import { Group, Select, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { roleName } from '../../domain/access-refusal.js'
import { ROLES, type Role } from '../../domain/access-table.js'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import { useLanguage, useWords } from '../app/language.js'
import { capital } from './capital.js'
import { RoleRights } from './role-rights.js'

/** A role to give. `last` is the last day on which it is held, empty for until further notice. */
export interface WantedRole {
  readonly role: Role | null
  readonly unit: string | null
  readonly from: string
  readonly last: string
}

interface RoleFieldsProps {
  readonly wanted: WantedRole
  readonly onChange: (wanted: WantedRole) => void
  readonly label: string
  readonly required?: boolean
}

/** Role and the days on which it is held, with what it may do in words. */
export function RoleFields({ wanted, onChange, label, required = false }: RoleFieldsProps): ReactNode {
  const word = useWords(webAdministerWords)
  const { lang } = useLanguage()
  const { role, from, last } = wanted
  return (
    <>
      <Group gap="sm" align="flex-end" grow preventGrowOverflow={false}>
        <Select
          label={label}
          required={required}
          withAsterisk={false}
          clearable={!required}
          placeholder={word('role-later')}
          miw={180}
          data={ROLES.map((value) => ({ value, label: capital(roleName(value)[lang]) }))}
          value={role}
          onChange={(value) => onChange({ ...wanted, role: value as Role | null })}
        />
        <TextInput
          type="date"
          label={word('role-from')}
          required={role !== null}
          withAsterisk={false}
          disabled={role === null}
          value={from}
          onChange={(event) => onChange({ ...wanted, from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={word('role-last')}
          disabled={role === null}
          {...(from === '' ? {} : { min: from })}
          value={last}
          onChange={(event) => onChange({ ...wanted, last: event.currentTarget.value })}
        />
      </Group>
      {role !== null && <RoleRights role={role} />}
    </>
  )
}
