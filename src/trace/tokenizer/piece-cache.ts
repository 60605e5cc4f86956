/**
 * The tokens of pieces met before, by their text: a table of fixed size that keeps the newest piece in each slot. Reasoning
 * repeats its words, so nearly every piece is found here, and nothing is allocated.
 */
export interface PieceCache {
  readonly hashes: Int32Array
  /** Units of the piece's text; 0 in an empty slot. */
  readonly lengths: Uint8Array
  readonly texts: Uint16Array
  readonly counts: Uint8Array
  readonly tokens: Int32Array
}

const slotCount = 1 << 16
/** The longest piece that is kept, in UTF-16 units. */
export const keptUnits = 16
/** The most tokens of a piece that is kept. */
export const keptTokens = 8

export function pieceCache(): PieceCache {
  return {
    hashes: new Int32Array(slotCount),
    lengths: new Uint8Array(slotCount),
    texts: new Uint16Array(slotCount * keptUnits),
    counts: new Uint8Array(slotCount),
    tokens: new Int32Array(slotCount * keptTokens),
  }
}

export function hashPiece(units: Uint16Array, start: number, end: number): number {
  let hash = end - start
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (units[at] as number), 0x9e3779b1)
  return hash ^ (hash >>> 15)
}

/** The slot of a piece if it is kept, -1 if another one has its place. */
export function findPiece(
  { hashes, lengths, texts }: PieceCache,
  hash: number,
  units: Uint16Array,
  start: number,
  end: number,
): number {
  const slot = hash & (slotCount - 1)
  if (hashes[slot] !== hash || lengths[slot] !== end - start) return -1
  let kept = slot * keptUnits
  for (let at = start; at < end; at++) if (texts[kept++] !== units[at]) return -1
  return slot
}

/** Keeps a piece of at most `keptUnits` units and `keptTokens` tokens. */
export function keepPiece(
  { hashes, lengths, texts, counts, tokens }: PieceCache,
  hash: number,
  units: Uint16Array,
  start: number,
  end: number,
  found: Int32Array,
  count: number,
): void {
  const slot = hash & (slotCount - 1)
  hashes[slot] = hash
  lengths[slot] = end - start
  for (let at = start; at < end; at++) texts[slot * keptUnits + at - start] = units[at] as number
  counts[slot] = count
  for (let at = 0; at < count; at++) tokens[slot * keptTokens + at] = found[at] as number
}
