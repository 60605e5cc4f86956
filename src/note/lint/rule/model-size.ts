import { inKorean } from '../in-korean.ts'
import { koreanNumber } from '../korean-number.ts'
import { isSizeTypo, type ModelSize, modelSizes } from '../model-sizes.ts'
import { printedNumber } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'

/** 236B in the table, "Basalt-2-235B" in the text: one model, two sizes. */
export const modelSize: Rule = {
  name: 'model-size',
  checks: {
    en: 'how many parameters a model has, by its name, by tables and by sentences: one number a model',
    ko: '모델 이름, 표, 문장에 적힌 매개변수 수가 모델마다 하나인지 확인',
  },
  find: (note) => {
    const byModel = new Map<string, ModelSize[]>()
    for (const size of modelSizes(note).slice(0, mostSizes)) {
      const sizes = byModel.get(size.model)
      if (sizes) sizes.push(size)
      else byModel.set(size.model, [size])
    }
    return [...byModel.values()].flatMap(findingsIn)
  },
}

const mostSizes = 3_000

function findingsIn(sizes: readonly ModelSize[]): readonly RuleFinding[] {
  return sizes.slice(1).flatMap((one, at): readonly RuleFinding[] => {
    const before = sizes.slice(0, at + 1)
    // A size that was said before, as of a family of several, contradicts nothing anew.
    if (before.some((other) => isSame(one, other))) return []
    const known = before.find((other) => contradicts(one, other))
    return known ? [findingOf(one, known)] : []
  })
}

/** 72B and 72.7 billion are one size. */
function isSame(a: ModelSize, b: ModelSize): boolean {
  return Math.trunc(a.parameters / 1e9) === Math.trunc(b.parameters / 1e9) || a.parameters === b.parameters
}

/** Sizes further apart are those of a family; two names with their sizes are another rule's where they are closer. */
const nearest = 0.1
const nearestInNames = 0.03

function contradicts(a: ModelSize, b: ModelSize): boolean {
  const apart = Math.abs(a.parameters - b.parameters) / Math.max(a.parameters, b.parameters)
  const areNames = a.isInName && b.isInName
  const isTypo = isSizeTypo(a.parameters / 1e9, b.parameters / 1e9)
  if (areNames && /[a-z]/.test(a.model) && isTypo) return false
  return isTypo || apart < (areNames ? nearestInNames : nearest)
}

function findingOf({ text, parameters, model, line }: ModelSize, known: ModelSize): RuleFinding {
  return {
    severity: 'warning',
    line,
    printed: text,
    recomputed: known.text,
    message: {
      en: `${model} has ${printedNumber(parameters)} parameters here and ${printedNumber(known.parameters)} in line ${known.line}`,
      ko: inKorean`${model}의 매개변수가 여기서는 ${koreanNumber(parameters)}, ${known.line}행에서는 ${koreanNumber(known.parameters)}개로 서로 다르다`,
    },
  }
}
