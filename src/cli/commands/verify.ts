import { verifyFile } from '../../cycle/compose/provenance/verify-file.js'
import { verifyAsOwner } from '../../cycle/compose/verify-as-owner.js'
import { type CliEnv, EXIT, type ExitCode } from '../env.js'
import { choosePack, withStore } from '../options.js'
import { note, printJson } from '../print.js'
import { connect, type RemoteOptions } from '../remote/connect.js'
import { worksRemotely } from '../remote/place-of-work.js'
import { readBytes } from '../remote/read-bytes.js'
import type { KnownVerdict, ReadVerdict } from '../verdict.js'
import { verdictText } from '../verdict-text.js'

export interface VerifyOptions extends RemoteOptions {
  json?: boolean
  pack?: string
}

/**
 * `cungky verify`: is the file what was issued? By itself; with --pack or --server also whose key it is and what its figures are, as
 * known at sign-off and as known now. Exit code 1 when it is not what was issued.
 */
export async function verifyCommand(env: CliEnv, file: string, options: VerifyOptions): Promise<ExitCode> {
  const bytes = await readBytes(file)
  const verdict = await verifyFile(bytes)
  if (verdict.kind === 'no-manifest') {
    if (options.json === true) printJson(env, { manifest: null, why: verdict.why })
    else note(env, `verify-${verdict.why}`, { file })
    return EXIT.input
  }
  const known = await lookUp(env, bytes, verdict, options)
  if (options.json === true) printJson(env, verdictJson(verdict, known))
  else env.output.out(verdictText(verdict, known, env.lang))
  return isGenuine(verdict, known) ? EXIT.done : EXIT.differences
}

/** Figures that have changed since are no fault of the file; another figure than was known at sign-off is. */
function isGenuine(verdict: ReadVerdict, known: KnownVerdict | null): boolean {
  return (
    verdict.signed &&
    verdict.altered.length === 0 &&
    known?.keyKnown !== false &&
    (known?.figures ?? []).every(({ thenEqual }) => thenEqual)
  )
}

async function lookUp(
  env: CliEnv,
  bytes: Uint8Array,
  verdict: ReadVerdict,
  options: VerifyOptions,
): Promise<KnownVerdict | null> {
  if (options.pack === undefined && options.server === undefined) return null
  return worksRemotely(env, { ...options }, {})
    ? askServer(env, bytes, verdict, options)
    : askDatabase(env, verdict, options.pack!)
}

async function askDatabase(env: CliEnv, verdict: ReadVerdict, name: string): Promise<KnownVerdict> {
  const pack = await choosePack(env, name)
  return withStore(env, pack, async (store, { index }) => {
    const { keyKnown, figures } = await verifyAsOwner(store, index, verdict.manifest, verdict.publicKey)
    return { keyKnown, figures, note: null, timezone: index.pack.calendar.timezone }
  })
}

async function askServer(
  env: CliEnv,
  bytes: Uint8Array,
  { manifest }: ReadVerdict,
  options: VerifyOptions,
): Promise<KnownVerdict> {
  const api = await connect(env, options)
  const { keyKnown, recomputed, note } = (await api.verifyDocument({ file: bytes })).body
  const byId = new Map(manifest.figures.map((figure) => [figure.id, figure]))
  const figures = recomputed?.flatMap(({ id, ...one }) => {
    const figure = byId.get(id)
    return figure === undefined ? [] : [{ ...one, figure, changes: [] }]
  })
  return { keyKnown, figures: figures ?? null, note, timezone: null }
}

function verdictJson({ manifest, keyId, signed, altered, figures }: ReadVerdict, known: KnownVerdict | null) {
  const { file, figures: all, ...about } = manifest
  return {
    manifest: { ...about, format: file.format, lines: file.lines.length, figures: all.length },
    key: keyId,
    signed,
    keyKnown: known?.keyKnown ?? null,
    altered,
    alteredFigures: figures,
    figures:
      known?.figures?.map(({ figure, changes, ...one }) => ({
        id: figure.id,
        indicator: figure.indicator,
        unit: figure.unit,
        period: figure.period,
        issued: figure.value,
        ...one,
        changes: changes.map(({ unit, period, at, ...change }) => ({
          unit: unit.key,
          period: period.code,
          at: at.toISOString(),
          ...change,
        })),
      })) ?? null,
    note: known?.note ?? null,
  }
}
