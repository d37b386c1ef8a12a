import { randomUUID } from 'node:crypto'
import { roleName } from '../../domain/access-refusal.js'
import type { Role } from '../../domain/access-table.js'
import type { PackIndex } from '../../domain/pack-index.js'
import { fail } from '../../domain/problem.js'
import { expectedUnits } from '../../domain/rollup.js'
import type { UnitNode } from '../../domain/unit.js'
import { serverWords } from '../../domain/words/server.js'
import { type Lang, say } from '../../domain/words.js'
import { audit } from '../../store/audit.js'
import { factTime } from '../../store/database.js'
import { addDemoAccounts, countAccounts, setDemoPassword } from '../../store/demo-accounts.js'
import type { Store } from '../store.js'
import { hashPassword, temporaryPassword } from './password.js'

/** An account for trying the product out. */
export interface DemoAccount {
  readonly username: string
  readonly role: Role
  readonly unit: UnitNode
}

/** First part of the user names, by role: what the holder does, in Vietnamese without marks. */
const PREFIX: Readonly<Record<Role, string>> = {
  clerk: 'nhap',
  head: 'duyet',
  analyst: 'tonghop',
  leader: 'lanhdao',
  registrar: 'kiemsoat',
  administrator: 'quantri',
}

/**
 * The accounts of demo mode: a clerk and a head for every unit that owes a form on that day, everybody else for the
 * unit that consolidates (the province), and an administrator of the head of the tree, to whom the definitions belong.
 */
export function demoAccounts(index: PackIndex, today: string, province: UnitNode): DemoAccount[] {
  const tree = index.tree(today)
  const units = new Map(
    index.pack.forms.flatMap((form) => expectedUnits(form, tree)).map((unit) => [unit.key, unit]),
  )
  const above: readonly Role[] = ['head', 'analyst', 'leader', 'registrar', 'administrator']
  const all = [
    ...above.map((role) => account(role, province)),
    account('administrator', tree.nodes.get(tree.root)!),
    ...[...units.values()].flatMap((unit) => [account('clerk', unit), account('head', unit)]),
  ]
  return [...new Map(all.map((one) => [one.username, one])).values()]
}

function account(role: Role, unit: UnitNode): DemoAccount {
  const code = unit.code
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
  return { username: `${PREFIX[role]}.${code.replace(/^-|-$/g, '') || unit.id}`, role, unit }
}

/** Where the password of the demo accounts is kept between two starts. */
export interface PasswordKeeper {
  read(): string | null
  keep(password: string): void
}

/**
 * See to it that the demo accounts are there, and tell their password. Problem `demo-among-real` when the database holds
 * accounts of real people.
 */
export async function ensureDemoAccounts(
  store: Store,
  accounts: readonly DemoAccount[],
  keeper: PasswordKeeper,
  about: { readonly today: string; readonly lang: Lang; readonly actor: string },
): Promise<string> {
  const counted = await countAccounts(store.owner)
  if (counted.real > 0) fail('demo-among-real', {}, { count: counted.real })
  const kept = keeper.read()
  const password = kept ?? temporaryPassword()
  const passwordHash = await hashPassword(password)
  await store.owner.transaction().execute(async (tx) => {
    const at = await factTime(tx)
    const rows = accounts.map(({ username, role, unit }) => {
      const name = say(serverWords, 'demo-name', about.lang, { role: roleName(role)[about.lang] })
      return {
        account: randomUUID(),
        assignment: randomUUID(),
        unit: unit.id,
        role,
        username,
        name,
        position: capital(roleName(role)[about.lang]),
      }
    })
    const added = await addDemoAccounts(tx, rows, { lang: about.lang, passwordHash, at, from: about.today })
    if (kept === null) await setDemoPassword(tx, passwordHash, at)
    if (added === 0) return
    const unit = accounts[0]!.unit.id
    await audit(tx, { unit, at, actor: about.actor, action: 'account.demo', detail: { added } })
  })
  if (kept === null) keeper.keep(password)
  return password
}

/** Problem `demo-left` when a server for real work finds accounts that share a password; else how many accounts there are. */
export async function demandNoDemo(store: Store): Promise<number> {
  const { demo, real } = await countAccounts(store.owner)
  if (demo > 0) fail('demo-left', {}, { count: demo })
  return real
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}
