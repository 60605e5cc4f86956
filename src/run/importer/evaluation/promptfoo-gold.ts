import type { ImportedProblem } from '../import-format.ts'
import { type JsonObject, listOf, objectOf, plainText, textOf, withoutMissing } from '../json-value.ts'

/** Assertions whose value is the answer itself, the strictest first. */
const answering = ['equals', 'iequals', 'contains', 'icontains', 'contains-any', 'icontains-any'] as const
/** Assertions whose value speaks of the answer: `The answer is 220`. */
const describing = ['similar', 'factuality', 'model-graded-factuality', 'llm-rubric'] as const

const goldNames = [
  'gold',
  'answer',
  'expected',
  'target',
  'ground_truth',
  'reference',
  'correct_answer',
  'label',
]

/**
 * The right answer of a test: the value of an assertion that compares with it, else a variable that is called so, else what
 * a grading model is told.
 */
export function promptfooGold(
  assertions: readonly unknown[],
  vars: JsonObject,
): Pick<ImportedProblem, 'gold' | 'goldAlternatives'> {
  const flat = assertions.flatMap((assertion) => listOf(objectOf(assertion)?.['assert']) ?? [assertion])
  const [gold, ...others] =
    valuesOf(flat, { types: answering, vars }) ??
    namedIn(vars) ??
    valuesOf(flat, { types: describing, vars }) ??
    []
  return withoutMissing<Pick<ImportedProblem, 'gold' | 'goldAlternatives'>>({
    gold,
    goldAlternatives: others.length > 0 ? others : undefined,
  })
}

function valuesOf(
  assertions: readonly unknown[],
  { types, vars }: { readonly types: readonly string[]; readonly vars: JsonObject },
): readonly string[] | undefined {
  for (const type of types) {
    const assertion = assertions.map(objectOf).find((one) => one?.['type'] === type)
    const value = assertion?.['value']
    const texts = (listOf(value) ?? [value]).flatMap((one) => {
      const text = filledIn(plainText(one)?.trim() ?? '', vars)
      return text === '' ? [] : [text]
    })
    if (texts.length > 0) return texts
  }
  return undefined
}

function namedIn(vars: JsonObject): readonly string[] | undefined {
  for (const name of goldNames) {
    const text = Object.hasOwn(vars, name) ? plainText(vars[name])?.trim() : undefined
    if (text) return [text]
  }
  return undefined
}

const template = /\{\{\s{0,8}([\w.-]{1,64})\s{0,8}\}\}/g

/** `{{answer}}` is the variable of that name; one that is blank fills in nothing. */
function filledIn(text: string, vars: JsonObject): string {
  return text.replace(template, (whole, name: string) =>
    Object.hasOwn(vars, name) ? ((textOf(vars[name]) ?? plainText(vars[name]))?.trim() ?? whole) : whole,
  )
}
