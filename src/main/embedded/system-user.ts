import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { fail } from '../../domain/problem.js'

export interface SystemUser {
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL refuses to run as root: then an unprivileged user of the system takes its place. Undefined = run as ourselves. */
export function serverUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const row = rows.find((fields) => fields[0] === name)
    if (row !== undefined) return { uid: Number(row[2]), gid: Number(row[3]) }
  }
  return fail('embedded-no-user')
}

/** May `user` walk down to `folder`? (`/root`, say, is closed to everybody else.) */
export function canReach(user: SystemUser | undefined, folder: string): boolean {
  if (user === undefined) return true
  for (let at = folder; ; at = dirname(at)) {
    const stat = statSync(at, { throwIfNoEntry: false })
    if (stat !== undefined) {
      const bit = stat.uid === user.uid ? 0o100 : stat.gid === user.gid ? 0o010 : 0o001
      if ((stat.mode & bit) === 0) return false
    }
    if (dirname(at) === at) return true
  }
}
