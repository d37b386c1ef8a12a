import { join } from 'node:path'
import { readPack } from '../../src/cycle/register/read-pack.js'
import { PackIndex } from '../../src/domain/pack-index.js'
import { PACKS } from './command-line.js'

/** The example pack, to know what its indicators are made of. */
export const INDEX = new PackIndex(await readPack(join(PACKS, 'lai-chau')))
