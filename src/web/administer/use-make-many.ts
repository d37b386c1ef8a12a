import { useState } from 'react'
import { useClient } from '../app/client.js'
import { usePack } from '../app/register.js'
import { type AccountDetail, makeWithFreeName, useChanged } from './account-data.js'
import type { PastedRow } from './pasted-accounts.js'
import type { Slip } from './slips.js'

/** A row that was made an account; `refused` when its role could not be given. */
export interface MadeRow {
  readonly slip: Slip
  readonly account: AccountDetail
  readonly refused: unknown
}

/** Make rows into accounts one after the other; what was made stays made when a later one is refused. */
export function useMakeMany() {
  const client = useClient()
  const changed = useChanged()
  const pack = usePack()
  const [made, setMade] = useState<ReadonlyMap<number, MadeRow>>(new Map())
  const [refused, setRefused] = useState<ReadonlyMap<number, unknown>>(new Map())
  const [round, setRound] = useState<{ readonly done: number; readonly total: number } | null>(null)

  const one = async (row: PastedRow): Promise<MadeRow> => {
    const { name, position, email, username, nth } = row
    const wanted = { username, name, position, unit: row.unit!.key, ...(email === null ? {} : { email }) }
    const { account, password } = await makeWithFreeName(client, wanted, { nth })
    const slip = {
      name: account.name,
      position: account.position,
      unit: account.unit.name,
      role: row.role,
      username: account.username,
      password,
    }
    if (row.role === null) return { slip, account, refused: null }
    try {
      const body = { unit: row.unit!.key, role: row.role, from: pack.data!.today }
      const given = await client.giveRole({ params: { id: account.id }, body })
      return { slip, account: given.body, refused: null }
    } catch (error) {
      return { slip: { ...slip, role: null }, account, refused: error }
    }
  }

  const make = async (rows: readonly PastedRow[]): Promise<void> => {
    setRefused(new Map())
    let last: AccountDetail | null = null
    for (const [done, row] of rows.entries()) {
      setRound({ done, total: rows.length })
      try {
        const result = await one(row)
        last = result.account
        setMade((before) => new Map(before).set(row.line, result))
      } catch (error) {
        setRefused((before) => new Map(before).set(row.line, error))
      }
    }
    setRound(null)
    if (last !== null) await changed(last)
  }

  return {
    make,
    made,
    refused,
    busy: round !== null,
    done: round?.done ?? 0,
    total: round?.total ?? 0,
  }
}
