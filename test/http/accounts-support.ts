import { Secret, TOTP } from 'otpauth'
import { expect } from 'vitest'
import { type Answer, type Person, send, type TestServer } from '../support/http.js'

/** Good passwords, long and not common. */
export const PASSWORD = 'ruong bac thang mua lua chin'
export const OTHER_PASSWORD = 'mua nho tren nuong che xanh'

type App = TestServer['app']

/** A browser: keeps the cookies it is given and sends them along. */
export class Browser {
  private readonly jar = new Map<string, string>()

  constructor(private readonly app: App) {}

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await send(this.app, method, path, body, {
      ...(cookie === '' ? {} : { cookie }),
      ...headers,
    })
    for (const set of answer.headers.getSetCookie()) {
      const [pair, ...attributes] = set.split('; ')
      const at = pair!.indexOf('=')
      if (attributes.includes('Max-Age=0')) this.jar.delete(pair!.slice(0, at))
      else this.jar.set(pair!.slice(0, at), pair!.slice(at + 1))
    }
    return answer
  }

  signIn(username: string, password: string): Promise<Answer> {
    return this.send('post', '/session', { username, password })
  }

  cookie(name: string): string | undefined {
    return this.jar.get(name)
  }

  setCookie(name: string, value: string): void {
    this.jar.set(name, value)
  }
}

/** An account made by an administrator, with the temporary password that was told. */
export async function madeAccount(
  admin: Person,
  username: string,
  unit = 'a12',
): Promise<{ id: string; password: string }> {
  const made = await admin.send('post', '/accounts', {
    username,
    name: `Nguyễn Văn ${username}`,
    position: 'Cán bộ thống kê',
    unit,
  })
  expect(made).toMatchObject({ status: 201 })
  return { id: made.body.account.id, password: made.body.password }
}

/** The same, with a password of its own already chosen. */
export async function settledAccount(
  server: TestServer,
  admin: Person,
  username: string,
  unit = 'a12',
): Promise<{ id: string; browser: Browser }> {
  const { id, password } = await madeAccount(admin, username, unit)
  const browser = new Browser(server.app)
  await browser.signIn(username, password)
  const changed = await browser.send('post', '/session/password', { current: password, next: PASSWORD })
  expect(changed).toMatchObject({ status: 200, body: { pending: null } })
  return { id, browser }
}

/** The code that an authenticator app shows at a moment. */
export function codeAt(secret: string, moment: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: moment.getTime() })
}

/** Actions of the audit about an account, the oldest first. */
export async function auditOf(reader: Person, account: string): Promise<string[]> {
  const { body } = await reader.send('get', `/audit?account=${account}&limit=200`)
  return body.items.map((item: { action: string }) => item.action).reverse()
}
