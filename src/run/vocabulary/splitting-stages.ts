import { stagesOf } from '#trace'
import { isObject, type JsonObject, OtherKind } from './tokenizer-file.ts'

/** The regular expressions by which a `pre_tokenizer` splits; what it does otherwise must be the spelling of bytes. */
export function readSplittingStages(preTokenizer: unknown): string[] {
  if (!isObject(preTokenizer)) throw new OtherKind('it does not split text into bytes')
  const steps = preTokenizer.type === 'Sequence' ? preTokenizer.pretokenizers : [preTokenizer]
  if (!Array.isArray(steps) || !steps.every(isObject)) throw new OtherKind('its pre-tokenizer has no steps')
  const last = steps.at(-1)
  if (last?.type !== 'ByteLevel') throw new OtherKind('it does not split text into bytes')
  if (last.add_prefix_space === true) throw new OtherKind('it puts a space before the text')
  const stages = steps.slice(0, -1).map(stageOf)
  return last.use_regex === false ? stages : [...stages, ...stagesOf.gpt2]
}

function stageOf(step: JsonObject): string {
  if (step.type === 'Digits') return step.individual_digits === true ? '\\p{N}' : '\\p{N}+'
  const pattern = isObject(step.pattern) ? step.pattern : {}
  const isolates = step.type === 'Split' && step.behavior === 'Isolated' && step.invert !== true
  if (isolates && typeof pattern.Regex === 'string') return pattern.Regex
  if (isolates && typeof pattern.String === 'string')
    return pattern.String.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  throw new OtherKind(
    `it splits by ${String(step.type)}${step.behavior ? ` (${String(step.behavior)})` : ''}`,
  )
}
