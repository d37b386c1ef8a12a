import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { SettingView } from '../cli/env.js'
import { nearest } from '../domain/near.js'
import type { serverWords } from '../domain/words/server.js'
import type { Params } from '../domain/words.js'
import { SETTINGS, type SettingName, type SettingValues } from './settings-table.js'

/** What is wrong with the configuration, as a sentence of the catalogue. */
export interface SettingFault {
  readonly word: keyof typeof serverWords
  readonly params: Params
  /** What the value must look like. */
  readonly form?: keyof typeof serverWords
}

/** The configuration as it is in force. */
export interface ReadSettings {
  readonly values: SettingValues
  /** Each setting with its value as it may be shown, and where it came from. */
  readonly views: readonly SettingView[]
}

type Environment = Readonly<Record<string, string | undefined>>

const NAMES = Object.keys(SETTINGS) as SettingName[]
const FILE = 'CUNGKY_CONFIG'

/**
 * Read every setting from the environment and one YAML file (`CUNGKY_CONFIG`, else `config.yaml` in the data folder if it
 * is there). The environment goes before the file. Everything that is wrong is told at once.
 */
export function readSettings(env: Environment): ReadSettings | { readonly wrong: readonly SettingFault[] } {
  const wrong: SettingFault[] = []
  const file = readFile(env, wrong)
  const values: Partial<Record<SettingName, unknown>> = {}
  const views: SettingView[] = [
    { name: FILE, value: file?.path ?? null, source: env[FILE] ? 'environment' : 'default', secret: false },
  ]
  for (const name of NAMES) {
    const { read, form, usual, secret } = SETTINGS[name]
    const [given, source] = found(name, env, file) ?? [usual, 'default' as const]
    const result = given === null ? undefined : read.safeParse(given)
    if (result?.success === false)
      wrong.push({
        word: source === 'file' ? 'setting-wrong-file' : 'setting-wrong',
        params: { name, file: file?.path ?? '' },
        form,
      })
    values[name] = result?.data
    views.push({
      name,
      value: given === null ? null : shown(given, secret),
      source,
      secret: secret !== undefined,
    })
  }
  if (wrong.length === 0) wrong.push(...together(values as SettingValues))
  return wrong.length > 0 ? { wrong } : { values: values as SettingValues, views }
}

interface SettingsFile {
  readonly path: string
  readonly values: ReadonlyMap<string, string>
}

function found(
  name: SettingName,
  env: Environment,
  file: SettingsFile | undefined,
): readonly [string, SettingView['source']] | undefined {
  const given = env[name]
  if (given !== undefined && given !== '') return [given, 'environment']
  const held = file?.values.get(name)
  return held === undefined ? undefined : [held, 'file']
}

function readFile(env: Environment, wrong: SettingFault[]): SettingsFile | undefined {
  const named = env[FILE]
  const path = named || join(env.CUNGKY_DATA || SETTINGS.CUNGKY_DATA.usual, 'config.yaml')
  if (!existsSync(path)) {
    if (named) wrong.push({ word: 'config-file-missing', params: { file: path } })
    return undefined
  }
  const lines = new LineCounter()
  let document: ReturnType<typeof parseDocument>
  try {
    document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines })
  } catch {
    wrong.push({ word: 'config-file-unreadable', params: { file: path } })
    return undefined
  }
  const [error] = document.errors
  if (error !== undefined || !(document.contents === null || isMap(document.contents))) {
    const line = error === undefined ? 1 : lines.linePos(error.pos[0]).line
    wrong.push({ word: 'config-file-form', params: { file: path, line } })
    return undefined
  }
  const values = new Map<string, string>()
  for (const { key, value } of isMap(document.contents) ? document.contents.items : []) {
    const name = isScalar(key) ? String(key.value) : ''
    const fault = nameFault(name, path)
    if (fault !== null) wrong.push(fault)
    else if (!isScalar(value)) wrong.push({ word: 'setting-not-plain', params: { name, file: path } })
    // The text as it stands: a number or a yes must not be turned into something else on the way.
    else if (value.value !== null) values.set(name, value.source ?? String(value.value))
  }
  return { path, values }
}

function nameFault(name: string, file: string): SettingFault | null {
  const known = Object.hasOwn(SETTINGS, name) ? SETTINGS[name as SettingName] : undefined
  if (known === undefined) {
    const near = nearest(name, NAMES)
    return near === undefined
      ? { word: 'setting-unknown', params: { name, file } }
      : { word: 'setting-unknown-near', params: { name, file, near } }
  }
  return 'environmentOnly' in known && known.environmentOnly === true
    ? { word: 'setting-environment-only', params: { name, file } }
    : null
}

/** Settings that only make sense together. */
function together(values: SettingValues): SettingFault[] {
  const needs: readonly (readonly [SettingName, SettingName])[] = [
    ['OIDC_ISSUER', 'OIDC_CLIENT_ID'],
    ['OIDC_ISSUER', 'OIDC_CLIENT_SECRET'],
    ['OIDC_CLIENT_ID', 'OIDC_ISSUER'],
    ['SMTP_URL', 'SMTP_FROM'],
    ['CUNGKY_APP_DATABASE_URL', 'DATABASE_URL'],
  ]
  const missing = needs
    .filter(([one, other]) => values[one] !== undefined && values[other] === undefined)
    .map(([one, other]): SettingFault => ({ word: 'setting-needs', params: { name: one, other } }))
  const { OIDC_ISSUER: issuer, OIDC_REDIRECT_URI: redirect, CUNGKY_PUBLIC_URL: open } = values
  return issuer !== undefined && redirect === undefined && open === undefined
    ? [...missing, { word: 'setting-needs', params: { name: 'OIDC_ISSUER', other: 'CUNGKY_PUBLIC_URL' } }]
    : missing
}

/** A secret is never shown; of an address only its password is one. */
function shown(value: string, secret: 'whole' | 'url' | undefined): string {
  if (secret === undefined) return value
  if (secret === 'whole' || !URL.canParse(value)) return '***'
  const url = new URL(value)
  if (url.password !== '') url.password = '***'
  // Passwords also travel as a parameter.
  for (const name of url.searchParams.keys())
    if (/pass|secret|key/i.test(name)) url.searchParams.set(name, '***')
  return url.toString()
}
