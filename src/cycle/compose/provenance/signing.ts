import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { canonicalJson, type Manifest, type SignedManifest } from '../../../domain/manifest.js'
import { fail } from '../../../domain/problem.js'
import { addSigningKey, type SigningKey, signingKeys } from '../../../store/signing-keys.js'
import { seal, sealKeyOf, unseal } from '../../administer/seal.js'
import type { Desk } from '../../desk.js'

const ABOUT = 'signing-key'

/** The key that documents are signed with now, made when there is none yet. Ed25519, RFC 8032. */
export async function signingKey(desk: Pick<Desk, 'store' | 'sealKey' | 'now'>): Promise<SigningKey> {
  const current = (await signingKeys(desk.store.owner)).find(({ retiredAt }) => retiredAt === null)
  return current ?? rotateSigningKey(desk)
}

/** Begin to sign with a new key. Documents signed before stay verifiable: their key is kept, retired. */
export async function rotateSigningKey(desk: Pick<Desk, 'store' | 'sealKey' | 'now'>): Promise<SigningKey> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const open = publicKey.export({ type: 'spki', format: 'der' })
  const keyId = keyIdOf(open)
  const secret = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
  const key = {
    keyId,
    publicKey: open.toString('base64'),
    sealed: seal(sealKeyOf(desk), `${ABOUT}:${keyId}`, secret),
    createdAt: desk.now(),
  }
  await desk.store.owner.transaction().execute((tx) => addSigningKey(tx, key))
  return { ...key, retiredAt: null }
}

/** Short name of a key: the beginning of the hash of its public half. */
export function keyIdOf(spki: Uint8Array): string {
  return createHash('sha256').update(spki).digest('hex').slice(0, 16)
}

/** Sign a manifest; Problem `signing-key-sealed` when the key was sealed under another key of the installation. */
export function signManifest(
  desk: Pick<Desk, 'sealKey'>,
  key: SigningKey,
  manifest: Manifest,
): SignedManifest {
  const secret = unseal(sealKeyOf(desk), `${ABOUT}:${key.keyId}`, key.sealed)
  if (secret === null) fail('signing-key-sealed', {}, { key: key.keyId })
  const privateKey = createPrivateKey({ key: Buffer.from(secret, 'base64'), type: 'pkcs8', format: 'der' })
  return {
    manifest,
    signature: {
      algorithm: 'Ed25519',
      keyId: key.keyId,
      publicKey: key.publicKey,
      value: sign(null, Buffer.from(canonicalJson(manifest)), privateKey).toString('base64'),
    },
  }
}

/** Is the manifest what was signed with the key that it names? Whose key that is, is another question. */
export function isSigned({ manifest, signature }: SignedManifest): boolean {
  try {
    const spki = Buffer.from(signature.publicKey, 'base64')
    if (signature.algorithm !== 'Ed25519' || keyIdOf(spki) !== signature.keyId) return false
    const key = createPublicKey({ key: spki, type: 'spki', format: 'der' })
    return verify(null, Buffer.from(canonicalJson(manifest)), key, Buffer.from(signature.value, 'base64'))
  } catch {
    // What cannot be read as a key or a signature is none.
    return false
  }
}
