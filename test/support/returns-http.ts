import type { Answer, Person } from './http.js'

/** Reads and writes of one return, each write with the ETag read last. */
export function returnOf(unit: string, period: string, form = 'crime') {
  const path = `/returns/${unit}/${period}/${form}`
  let etag = ''
  const seen = (answer: Answer) => {
    if (answer.status === 200 && answer.etag !== null) etag = answer.etag
    return answer
  }
  return {
    path,
    get etag() {
      return etag
    },
    /** As somebody sends it who saw another version. */
    seenAs: (tag: string) => {
      etag = tag
    },
    read: async (who: Person) => seen(await who.send('get', path)),
    save: async (who: Person, entries: object, more: object = {}, headers: Record<string, string> = {}) =>
      seen(await who.send('patch', path, { entries, ...more }, { 'if-match': etag, ...headers })),
    put: async (who: Person, body: object) =>
      seen(await who.send('put', `${path}/content`, body, { 'if-match': etag })),
    step: async (who: Person, name: string, body?: object) =>
      seen(await who.send('post', `${path}/${name}`, body, { 'if-match': etag })),
  }
}

/** A figure as entries carry it. */
export const value = (text: string) => ({ value: text })
/** The cell of a series in a reply. */
export const cell = (answer: Answer, series: string) =>
  answer.body.sections
    .flatMap((s: { cells: { series: string }[] }) => s.cells)
    .find((c: { series: string }) => c.series === series)
