import { createTransport, type Transporter } from 'nodemailer'
import { NotSent, type TakenLetter } from '../cycle/follow/post.js'

/** The mail server and how letters are signed. */
export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://…`; see docs/mail.md. */
  readonly url: string
  /** Address of the sender, perhaps with a name: `Cùng Kỳ <bao-cao@example.vn>`. */
  readonly from: string
}

/** Milliseconds: together shorter than the lease of a letter. */
const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 }

/** A way to send letters through a mail server. One connection, kept while there is something to send. */
export class Smtp {
  private readonly transport: Transporter
  private readonly domain: string

  constructor(private readonly settings: SmtpSettings) {
    this.transport = createTransport({
      url: settings.url,
      pool: true,
      maxConnections: 1,
      ...TIMEOUTS,
    } as never)
    this.domain = /@([A-Za-z0-9.-]+)/.exec(settings.from)?.[1] ?? 'localhost'
  }

  /** Hand a letter over; `NotSent` with a code when the server does not take it. The same letter always has the same Message-ID. */
  async send(letter: TakenLetter): Promise<void> {
    try {
      await this.transport.sendMail({
        from: this.settings.from,
        to: letter.address,
        subject: letter.subject,
        text: letter.body,
        date: letter.created,
        messageId: `<${letter.id}@${this.domain}>`,
        // Nothing must answer it by itself (RFC 3834), nor fetch anything for it.
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
    } catch (error) {
      const { code, responseCode } = error as { code?: string; responseCode?: number }
      throw new NotSent([code ?? 'EUNKNOWN', responseCode].filter((part) => part !== undefined).join(' '))
    }
  }

  close(): void {
    this.transport.close()
  }
}
