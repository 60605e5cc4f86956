import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { VocabularyError } from '#trace'

const block = 512

/**
 * The bytes of one file in a `.tgz`, read as a stream: nothing else of it is kept, however much it holds.
 *
 * @throws VocabularyError where the file is missing, is larger than `mostBytes`, or the archive is none.
 */
export async function tarMember(
  archive: AsyncIterable<Uint8Array>,
  member: string,
  mostBytes: number,
): Promise<Uint8Array> {
  const reader = memberReader(member, mostBytes)
  await pipeline(archive, createGunzip(), async (unpacked: AsyncIterable<Buffer>) => {
    for await (const chunk of unpacked) reader.write(chunk)
  })
  const found = reader.found()
  if (!found) throw new VocabularyError(`the package holds no ${member}`)
  return found
}

interface MemberReader {
  readonly write: (chunk: Buffer) => void
  readonly found: () => Uint8Array | undefined
}

function memberReader(member: string, mostBytes: number): MemberReader {
  let pending: Buffer = Buffer.alloc(0)
  /** Bytes of the current file that are still to come, and of the padding after it. */
  let bytesLeft = 0
  let paddingLeft = 0
  let keeping = false
  let found = false
  const kept: Buffer[] = []
  const header = (head: Buffer): void => {
    const name = head.toString('utf8', 0, 100).replace(/\0.*$/s, '')
    const prefix = head.toString('utf8', 345, 500).replace(/\0.*$/s, '')
    const size = Number.parseInt(head.toString('latin1', 124, 136).replace(/[\0 ].*$/s, '') || '0', 8)
    if (!Number.isSafeInteger(size) || size < 0) throw new VocabularyError('the package is no tar archive')
    // The first folder of a package's archive is called as its maker likes.
    const path = (prefix ? `${prefix}/${name}` : name).replace(/^[^/]*\//, '')
    keeping = path === member && !found
    found ||= keeping
    if (keeping && size > mostBytes)
      throw new VocabularyError(`its ${member} is larger than any vocabulary (${mostBytes / 2 ** 20} MB)`)
    bytesLeft = size
    paddingLeft = (block - (size % block)) % block
  }
  const body = (): void => {
    const part = pending.subarray(0, Math.min(bytesLeft, pending.length))
    if (keeping) kept.push(Buffer.from(part))
    bytesLeft -= part.length
    pending = pending.subarray(part.length)
    const padding = bytesLeft === 0 ? Math.min(paddingLeft, pending.length) : 0
    paddingLeft -= padding
    pending = pending.subarray(padding)
  }
  return {
    write: (chunk) => {
      pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
      while (pending.length > 0) {
        if (bytesLeft > 0 || paddingLeft > 0) body()
        else if (pending.length < block) return
        else {
          header(pending.subarray(0, block))
          pending = pending.subarray(block)
        }
      }
    },
    found: () => (found && bytesLeft === 0 ? Buffer.concat(kept) : undefined),
  }
}
