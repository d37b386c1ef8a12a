import { existsSync, readFileSync } from 'node:fs'

/** Most memory held at once, in bytes. */
export interface MemoryPeak {
  readonly node: number
  /** All server processes: what each has for itself, and what they share counted once. */
  readonly postgres: number
}

const EVERY_MS = 200

/** Looks at the memory of this process and of a PostgreSQL server until told to stop. Linux only: elsewhere it tells null. */
export class MemoryWatch {
  private node = 0
  private postgres = 0
  private readonly timer: NodeJS.Timeout

  constructor(private readonly postmaster: number) {
    this.look()
    this.timer = setInterval(() => this.look(), EVERY_MS)
  }

  stop(): MemoryPeak | null {
    clearInterval(this.timer)
    this.look()
    return this.postgres === 0 ? null : { node: this.node, postgres: this.postgres }
  }

  private look(): void {
    this.node = Math.max(this.node, process.memoryUsage.rss())
    const parts = serverProcesses(this.postmaster).map(residentParts)
    const own = parts.reduce((sum, part) => sum + part.own, 0)
    const shared = Math.max(0, ...parts.map((part) => part.shared))
    this.postgres = Math.max(this.postgres, own + shared)
  }
}

function serverProcesses(postmaster: number): number[] {
  const children = `/proc/${postmaster}/task/${postmaster}/children`
  if (!existsSync(children)) return []
  return [postmaster, ...readFileSync(children, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number)]
}

function residentParts(pid: number): { own: number; shared: number } {
  let status: string
  try {
    status = readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    // The process has ended since it was listed.
    return { own: 0, shared: 0 }
  }
  const bytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024
  return { own: bytes('RssAnon'), shared: bytes('RssShmem') + bytes('RssFile') }
}
