import { type Explained, given } from '../explained.ts'
import { explain } from '../formula.ts'
import { elementsPerToken, ownMhaElements, reduction } from './cache-formulas.ts'
import type { ModelShape } from './model-shape.ts'

/** One reading of the claim that latent attention takes 93 % less KV cache than standard attention. */
export interface ClaimReading {
  readonly id: 'published' | 'samePrecision' | 'ownMha' | 'ownMhaQuantised'
  readonly what: string
  readonly reduction: number
  /** Whether it prints as the 93.3 % of the paper. */
  readonly isPrinted: boolean
  readonly explained: Explained
}

/** The claim of arXiv 2405.04434: "reduces the KV cache by 93.3 %". */
export const printedReduction = 0.933
const printedDigits = 1000
const quantisedBits = 6
const plainBits = 16

/**
 * Every reading of the claim, each computed: it holds only for DeepSeek-V2 with its cache in 6 bits, against DeepSeek 67B,
 * whose heads are grouped already, in 16.
 */
export function mlaClaim(v2: ModelShape, baseline: ModelShape): readonly ClaimReading[] {
  const own = elementsPerToken(v2)
  const grouped = elementsPerToken(baseline)
  const mha = ownMhaElements(v2)
  return [
    reading(
      'published',
      'V2 in 6 bits against the grouped-query 67B in 16 bits',
      own,
      quantisedBits,
      grouped,
    ),
    reading('samePrecision', 'V2 against the grouped-query 67B, both in 16 bits', own, plainBits, grouped),
    reading(
      'ownMha',
      'V2 against V2 with keys and values for every head, both in 16 bits',
      own,
      plainBits,
      mha,
    ),
    reading(
      'ownMhaQuantised',
      'V2 in 6 bits against V2 with keys and values for every head in 16',
      own,
      quantisedBits,
      mha,
    ),
  ]
}

function reading(
  id: ClaimReading['id'],
  what: string,
  elements: number,
  bits: number,
  elements_0: number,
): ClaimReading {
  const explained = explain(reduction, {
    elements: given('elements a token adds', 'elements', elements, ''),
    bits: given('bits of each', 'bits', bits, 'bit'),
    elements_0: given('elements a token adds in the other', 'elements_0', elements_0, ''),
    bits_0: given('bits of each there', 'bits_0', plainBits, 'bit'),
  })
  const { value } = explained
  const isPrinted = Math.round(value * printedDigits) === Math.round(printedReduction * printedDigits)
  return { id, what, reduction: value, isPrinted, explained: { ...explained, name: what } }
}
