import { Group, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { webAdministerWords } from '../../domain/words/web-administer.js'
import { useClient } from '../app/client.js'
import { useLanguage, useWords } from '../app/language.js'
import { useMoments } from '../app/moments.js'
import { ConfirmButton } from '../session/confirm-button.js'
import { Panel } from '../session/panel.js'
import { type AccountDetail, type Handed, useChanged } from './account-data.js'
import { Slips } from './slips.js'

const STEPS = ['resetPassword', 'unlock', 'removeTotp', 'close', 'reopen'] as const
type Step = (typeof STEPS)[number]

/** Refusals that only say that there is nothing to do: no reason to show the step at all. */
const IDLE = ['account-open', 'account-closed', 'totp-off']

/** The state of an account and the steps that change it; what may not be done says why. */
export function AccountSteps({ account }: { account: AccountDetail }): ReactNode {
  const word = useWords(webAdministerWords)
  const { lang } = useLanguage()
  const moment = useMoments(lang)
  const client = useClient()
  const changed = useChanged()
  const [handed, setHanded] = useState<Handed | null>(null)
  const params = { id: account.id }
  const take: Readonly<Record<Step, () => Promise<AccountDetail>>> = {
    resetPassword: async () => {
      const { body } = await client.resetPassword({ params })
      setHanded(body)
      return body.account
    },
    unlock: async () => (await client.unlockAccount({ params })).body,
    removeTotp: async () => (await client.removeTotp({ params })).body,
    close: async () => (await client.closeAccount({ params })).body,
    reopen: async () => (await client.reopenAccount({ params })).body,
  }
  const concerns = (step: Step) => {
    if (step === 'unlock' && account.lockedUntil === null) return false
    const may = account.may[step]
    return may === true || !IDLE.includes(may.no)
  }
  const steps = STEPS.filter(concerns)
  const why = [
    ...new Set(
      steps.flatMap((step) => {
        const may = account.may[step]
        return may === true ? [] : [may.why]
      }),
    ),
  ]
  const live = account.roles.find(({ when }) => when === 'live') ?? account.roles[0]
  return (
    <Panel title={word('steps-title')}>
      <Text size="sm">{stateText(account, word, moment)}</Text>
      {handed !== null && (
        <Slips
          onDone={() => setHanded(null)}
          slips={[
            {
              name: account.name,
              position: account.position,
              unit: account.unit.name,
              role: live?.role ?? null,
              username: account.username,
              password: handed.password,
            },
          ]}
        />
      )}
      <Group gap="xs" className="no-print">
        {steps
          .filter((step) => account.may[step] === true)
          .map((step) => (
            <ConfirmButton
              key={step}
              label={word(`do-${step}`)}
              text={word(`do-${step}-text`, { name: account.name })}
              act={async () => {
                if (step !== 'resetPassword') setHanded(null)
                await changed(await take[step]())
              }}
            />
          ))}
      </Group>
      {why.length > 0 && (
        <Stack gap={2}>
          {why.map((reason) => (
            <Text size="sm" c="dimmed" key={reason}>
              {reason}
            </Text>
          ))}
        </Stack>
      )}
    </Panel>
  )
}

type Word = (key: keyof typeof webAdministerWords, params?: Record<string, string | number>) => string

/** The state in sentences: made when, and what stands against signing in. */
function stateText(account: AccountDetail, word: Word, moment: (at: string) => string): string {
  const { closedAt, lockedUntil, mustChange, totp, createdAt } = account
  return [
    closedAt !== null
      ? word('text-closed', { at: moment(closedAt) })
      : word('text-open', { at: moment(createdAt) }),
    ...(lockedUntil === null ? [] : [word('text-locked', { until: moment(lockedUntil) })]),
    ...(mustChange && closedAt === null ? [word('text-temporary')] : []),
    word(totp ? 'text-second' : 'text-no-second'),
  ].join(' ')
}
