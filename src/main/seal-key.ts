import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { ServerConfig } from './config.js'
import { secretFile } from './secret-file.js'

const BYTES = 32

/**
 * The key under which secrets are sealed: as configured, else kept in the data folder, made at the first start. Several servers over one
 * database need the same, by CUNGKY_SEAL_KEY.
 */
export function sealKeyOf(config: Pick<ServerConfig, 'sealKey' | 'dataFolder'>): Buffer {
  if (config.sealKey !== undefined) return config.sealKey
  const file = secretFile(join(config.dataFolder, 'seal-key'))
  const kept = file.read()
  const key = kept === null ? randomBytes(BYTES) : Buffer.from(kept, 'base64')
  if (key.byteLength !== BYTES) throw new Error(`${file.file} does not hold ${BYTES} bytes in base64`)
  if (kept === null) file.keep(key.toString('base64'))
  return key
}
