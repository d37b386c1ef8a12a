import { rmSync } from 'node:fs'
import { openEmbedded } from '../../src/main/embedded/server.js'
import { temporaryFolder } from './database-folder.js'
