import { randomUUID } from 'node:crypto'
import {
  listAccounts,
  sessionsOf,
  tokensOf,
  viewAccount,
  viewSession,
} from '../../../src/cycle/administer/account-view.js'
import type { Credential } from '../../../src/cycle/administer/authenticate.js'
import { cleanUpAccounts } from '../../../src/cycle/administer/clean-up.js'
import { endSessionsOf, revokeTokensOf } from '../../../src/cycle/administer/end-access.js'
import {
  editAccount,
  makeAccount,
  removeIdentities,
  removeTotp,
  reopenAccount,
  resetPassword,
  shutAccount,
  unlockAccount,
} from '../../../src/cycle/administer/manage-accounts.js'
import {
  changePassword,
  changeProfile,
  endOwnSession,
  makeToken,
  ownSessions,
  ownTokens,
  revokeOwnToken,
} from '../../../src/cycle/administer/own-account.js'
import {
  accountsAsOwner,
  addAccountAsOwner,
  resetPasswordAsOwner,
} from '../../../src/cycle/administer/owner-accounts.js'
import { readAudit } from '../../../src/cycle/administer/read-audit.js'
import { cancelRole, giveRole, moveEnd } from '../../../src/cycle/administer/roles.js'
import { beginTotp, confirmTotp, showSecondFactor } from '../../../src/cycle/administer/second-factor.js'
import { signIn } from '../../../src/cycle/administer/sign-in.js'
import type { Desk } from '../../../src/cycle/desk.js'
import { runStep } from '../../../src/cycle/run-step.js'
import type { Step } from '../../../src/cycle/step.js'
import { setPasswordHash } from '../../../src/store/account-secrets.js'
import { inContext } from '../../../src/store/context.js'
import { accountOfIdentity, identitiesOf, linkIdentity } from '../../../src/store/identities.js'
import { codeAt, OTHER_PASSWORD, PASSWORD } from '../../http/accounts-support.js'
import type { PackStore } from '../../support/database.js'

const ORIGIN = { address: '', agent: '', requestId: null }

/** Every statement of this part of the store, once. */
export async function useAccounts({ store, index }: PackStore): Promise<void> {
  let now = Date.parse('2026-11-23T02:00:00Z')
  const desk: Desk = { store, index, now: () => new Date(now), sealKey: Buffer.alloc(32, 7) }
  const operator = { store, index, user: 'test', now: desk.now }
  const office = { unit: 'vn', from: '2026-01-01', lang: 'vi', position: 'x', password: PASSWORD } as const
  for (const username of ['dung.truoc', 'dung.sau'])
    await addAccountAsOwner(operator, { ...office, username, name: username, role: 'administrator' })
  await accountsAsOwner(operator)

  const enter = async (username: string, password = PASSWORD): Promise<Credential> => {
    const { secret } = await signIn(desk, { username, password }, ORIGIN)
    return { kind: 'session', secret }
  }
  const as = async <T>(
    credential: Credential,
    work: (step: Step) => Promise<T>,
    writes = true,
  ): Promise<T> => {
    const request = { credential, requestId: null, writes, once: null }
    const done = await runStep(desk, request, work, () => ({ status: 200, headers: {}, body: null }))
    if (!('result' in done)) throw new Error('nothing was to be kept')
    return done.result
  }
  for (const username of ['khong.co', 'dung.truoc'])
    await enter(username, OTHER_PASSWORD).catch(() => undefined)

  let first = await enter('dung.truoc')
  const changed = { current: PASSWORD, next: OTHER_PASSWORD }
  first = { kind: 'session', secret: (await changePassword(desk, first, changed, ORIGIN)).secret }
  now += 61_000
  await as(first, viewSession, false)
  await as(first, (step) => changeProfile(step, { lang: 'en' }))
  const { secret, token } = await as(first, (step) =>
    makeToken(step, { name: 'x', scopes: ['read'], days: 1 }),
  )
  await as({ kind: 'token', secret }, viewSession, false)
  await as(first, ownTokens, false)
  await as(first, (step) => revokeOwnToken(step, token.id))
  await as(first, async (step) => {
    await enter('dung.truoc', OTHER_PASSWORD)
    const other = (await ownSessions(step)).find(({ current }) => !current)
    await endOwnSession(step, other!.id)
  })

  const wanted = { username: 'moi', name: 'Mới', position: 'x', unit: 'a3' }
  const made = await as(first, (step) => makeAccount(step, wanted))
  const id = made.account
  await secondFactor(desk, made, enter, as)
  await inContext(store.app, { account: id, signIn: 'a'.repeat(64) }, async (tx) => {
    await linkIdentity(
      tx,
      { hash: 'a'.repeat(64), account: id, issuer: 'https://x.example', subject: 'x' },
      desk.now(),
    )
    await identitiesOf(tx, id)
    await accountOfIdentity(tx, 'a'.repeat(64))
    await setPasswordHash(tx, id, 'x')
  })
  await as(
    first,
    (step) => listAccounts(step, { unit: 'vn', q: 'mới', role: 'clerk', state: 'open', after: '', limit: 2 }),
    false,
  )
  await as(first, (step) => viewAccount(step, id), false)
  await as(first, (step) => editAccount(step, id, { unit: 'b2' }))
  for (const change of [removeTotp, removeIdentities, resetPassword, unlockAccount])
    await as<unknown>(first, (step) => change(step, id))
  const role = { unit: 'b2', role: 'clerk', from: '2027-01-01', to: null } as const
  const coming = await as(first, (step) => giveRole(step, id, role))
  await as(first, (step) => moveEnd(step, id, coming, '2028-01-01'))
  await as(first, (step) => cancelRole(step, id, coming))
  await as(first, (step) => sessionsOf(step, id), false)
  await as(first, (step) => tokensOf(step, id), false)
  await as(first, (step) => endSessionsOf(step, id, null))
  await as(first, (step) => revokeTokensOf(step, id, null))
  const other = (await accountsAsOwner(operator)).find(({ username }) => username === 'dung.sau')!
  for (const change of [shutAccount, reopenAccount]) await as(first, (step) => change(step, other.id))

  const search = { account: id, action: 'account', from: '2020-01-01', to: '2030-01-01', limit: 5 }
  for (const after of [null, { at: desk.now(), id: randomUUID() }])
    for (const unit of ['vn', 'b2'])
      await as(first, (step) => readAudit(step, { ...search, unit, after }), false)
  await resetPasswordAsOwner(operator, 'dung.sau', PASSWORD, true)
  await cleanUpAccounts(desk)
}

type As = <T>(credential: Credential, work: (step: Step) => Promise<T>, writes?: boolean) => Promise<T>

async function secondFactor(
  desk: Desk,
  made: { readonly password: string },
  enter: (username: string, password?: string) => Promise<Credential>,
  as: As,
): Promise<void> {
  const temporary = await enter('moi', made.password)
  const changed = { current: made.password, next: PASSWORD }
  const { secret: own } = await changePassword(desk, temporary, changed, ORIGIN)
  const person: Credential = { kind: 'session', secret: own }
  const { secret } = await as(person, (step) => beginTotp(step, 'x'))
  const codes = await as(person, (step) => confirmTotp(step, codeAt(secret, desk.now())))
  const half = await enter('moi')
  await showSecondFactor(desk, half, codes[0]!, ORIGIN)
  const again = await enter('moi')
  await showSecondFactor(desk, again, codeAt(secret, new Date(desk.now().getTime() + 30_000)), ORIGIN)
}
