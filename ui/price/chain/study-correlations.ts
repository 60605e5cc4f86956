import type { ChainCorrelation, ChainInput } from '#economics'
import type { FieldTexts } from '../../route/field-texts.ts'
import { jointCorrelation, type Study } from '../facts/study-arm.ts'
import { chosenArms } from './chain-fields.ts'

const inputs = ['accuracyBefore', 'outputBefore', 'accuracyAfter', 'outputAfter'] as const

/**
 * How accuracy and tokens of the chosen arms vary together over the problems of their study: all four where it tells, else the two
 * of each arm. An input that was written over is the writer's own, and drawn apart.
 */
export function studyCorrelations(texts: FieldTexts, study: Study): readonly ChainCorrelation[] {
  const arms = chosenArms(texts, study)
  if (arms === undefined) return []
  const asStudied = inputs.filter((input) => !Object.hasOwn(texts, input))
  const { before, after } = arms
  const armOf = (input: ChainInput): typeof before => (input.endsWith('Before') ? before : after)
  const measureOf = (input: ChainInput): string => (input.startsWith('accuracy') ? 'accuracy' : 'output')
  return asStudied.flatMap((a, place) =>
    asStudied.slice(place + 1).flatMap((b): readonly ChainCorrelation[] => {
      const told =
        study.joint === undefined
          ? armOf(a) === armOf(b) && before !== after
            ? armOf(a).correlation
            : undefined
          : jointCorrelation(study.joint, [armOf(a).id, measureOf(a)], [armOf(b).id, measureOf(b)])
      return told === undefined ? [] : [{ a, b, rho: Math.max(-most, Math.min(most, told)) }]
    }),
  )
}

/** What is wholly bound to another cannot be drawn beside it. */
const most = 0.99
