import type { Answer, Person } from './http.js'

/** One return as its people work on it: each step is sent with the ETag read just before. */
export function returnWalk(path: string) {
  const write = async (who: Person, method: string, end: string, body?: unknown): Promise<Answer> => {
    const read = await who.send('get', path)
    return who.send(method, `${path}${end}`, body, { 'if-match': read.etag?.replaceAll('"', '') ?? '' })
  }
  return {
    path,
    /** Enter every figure as `recorded` says, and some text. */
    save: (who: Person, recorded: string) =>
      write(who, 'patch', '', {
        entries: {
          recorded: { value: recorded },
          cleared: { value: '0' },
          seized: { value: '0' },
          balance: { value: '0' },
        },
      }),
    step: (who: Person, name: string, body?: unknown) => write(who, 'post', `/${name}`, body),
  }
}
