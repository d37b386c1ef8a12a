import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { useLanguage } from '../../app/language.js'
import type { ReturnParams } from '../return-data.js'
import { attachmentsKey } from '../use-return.js'
import { uploadingClient } from './files.js'

/** A file on its way to the server, or one that did not get there. */
export interface Upload {
  readonly id: number
  readonly name: string
  /** 0 to 1. */
  readonly part: number
  readonly error: unknown
  stop(): void
}

/** Files on their way, one after the other. */
export function useUploads(params: ReturnParams) {
  const { lang } = useLanguage()
  const queries = useQueryClient()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const queue = useRef<Promise<void>>(Promise.resolve())
  const ids = useRef(0)
  const change = useCallback(
    (id: number, to: Partial<Upload> | null) =>
      setUploads((all) =>
        all.flatMap((one) => (one.id !== id ? [one] : to === null ? [] : [{ ...one, ...to }])),
      ),
    [],
  )
  const add = (files: Iterable<File>): void => {
    for (const file of files) {
      const id = ++ids.current
      const stop = new AbortController()
      const one: Upload = { id, name: file.name, part: 0, error: null, stop: () => stop.abort() }
      setUploads((all) => [...all, one])
      const client = uploadingClient(lang, (part) => change(id, { part }))
      queue.current = queue.current.then(async () => {
        try {
          const bytes = new Uint8Array(await file.arrayBuffer())
          const { unit, period, form } = params
          await client.addAttachment({
            params: { unit, period, form },
            file: bytes,
            fileName: file.name,
            signal: stop.signal,
          })
          change(id, null)
          await queries.invalidateQueries({ queryKey: attachmentsKey(params) })
        } catch (error) {
          change(id, stop.signal.aborted ? null : { error })
        }
      })
    }
  }
  return { uploads, add, dismiss: (id: number) => change(id, null) }
}
