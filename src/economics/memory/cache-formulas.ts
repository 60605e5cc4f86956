import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'
import { type CacheGroup, cacheBytesPerToken, cacheEntries, type ModelShape } from './model-shape.ts'

const bytesPerToken: Formula<'layers' | 'width' | 'bits'> = {
  name: 'bytes a token adds',
  symbol: 'bytes',
  unit: 'byte',
  text: 'layers · width · bits / 8',
  of: ({ layers, width, bits }) => (layers * width * bits) / 8,
}

const compressedBytes: Formula<'layers' | 'width' | 'bits' | 'ratio'> = {
  ...bytesPerToken,
  text: 'layers · width · bits / 8 / ratio',
  of: ({ layers, width, bits, ratio }) => (layers * width * bits) / 8 / ratio,
}

const groupNames: Readonly<Record<CacheGroup['kind'], string>> = {
  full: 'layers that see the whole context',
  sliding: 'layers that see a window',
  compressed: 'layers that see compressed entries',
  index: 'layers with keys of an index',
  state: 'layers with a state of fixed size',
}

/** Why a token of context takes so many bytes, before any window is full. */
export function explainBytesPerToken(shape: ModelShape, bits: number): Explained {
  const groups = shape.cache.filter(({ kind }) => kind !== 'state').map((group) => explainGroup(group, bits))
  const [only] = groups
  if (groups.length === 1 && only !== undefined) return only
  return {
    name: 'bytes a token adds',
    symbol: 'bytes',
    value: cacheBytesPerToken(shape.cache, bits),
    unit: 'byte',
    formula: groups.map((_, place) => `bytes_${place + 1}`).join(' + '),
    inputs: groups.map((group, place) => ({ ...group, symbol: `bytes_${place + 1}` })),
  }
}

function explainGroup(group: CacheGroup, bits: number): Explained {
  const inputs = {
    layers: given(groupNames[group.kind], 'layers', group.layers, ''),
    width: group.width,
    bits: given('bits of an element', 'bits', group.bits ?? bits, 'bit'),
  }
  if (group.tokensPerEntry === 1) return explain(bytesPerToken, inputs)
  const ratio = given('tokens that share an entry', 'ratio', group.tokensPerEntry, 'token')
  return explain(compressedBytes, { ...inputs, ratio })
}

/** What each kind of layer keeps of one answer's context. */
export interface CacheShare {
  readonly kind: CacheGroup['kind']
  readonly layers: number
  readonly elements: number
  readonly window?: number
  readonly tokensPerEntry: number
  readonly bytes: number
}

export function cacheShares(shape: ModelShape, context: number, bits: number): readonly CacheShare[] {
  return shape.cache.map((group) => ({
    kind: group.kind,
    layers: group.layers,
    elements: group.width.value,
    ...(group.mostEntries === undefined ? {} : { window: group.mostEntries }),
    tokensPerEntry: group.tokensPerEntry,
    bytes: (cacheEntries(group, context) * group.layers * group.width.value * (group.bits ?? bits)) / 8,
  }))
}

/** How much less one cache takes than another: 1 − bytes of the one over bytes of the other. */
export const reduction: Formula<'elements' | 'bits' | 'elements_0' | 'bits_0'> = {
  name: 'reduction of the KV cache',
  symbol: 'reduction',
  unit: '',
  text: '1 − elements · bits / (elements_0 · bits_0)',
  of: ({ elements, bits, elements_0, bits_0 }) => 1 - (elements * bits) / (elements_0 * bits_0),
}

/** Elements a token adds in all layers together, before any window is full. */
export function elementsPerToken(shape: ModelShape): number {
  return cacheBytesPerToken(shape.cache, 8)
}

/** Elements a token would add if every head had its own keys and values. */
export function ownMhaElements({ layers, ownMhaElements: perLayer }: ModelShape): number {
  return layers * perLayer
}
