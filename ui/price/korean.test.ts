import { describe, expect, it } from 'vitest'
import { type Explained, explainedInWords } from '#economics'
import type { Table } from '#figure'
import { calculations } from './all-calculations.contract.ts'
import type { Calculation, Result } from './calculation.ts'
import { entriesOf, faultsOf } from './form/entries.ts'
import { saidReason } from './result/said-reason.ts'

/** Everything that a result says in Korean. */
function saidIn({ answer, numbers, tables = [], charts = [], notes = [], onward = [] }: Result): string[] {
  return [
    ...answer,
    ...numbers.flatMap(({ name, note = '', why = [] }) => [name, note, ...why.flatMap(saidOf)]),
    ...tables.flatMap(saidInTable),
    ...charts.flatMap(({ title, reading, table }) => [title, reading, ...saidInTable(table)]),
    ...notes,
    ...onward.map(({ says }) => says),
  ]
}

function saidOf(explained: Explained): readonly string[] {
  const { name, formula = '', unit, source = '', note = '', inputs = [] } = explained
  return [name, formula, unit, source, note, ...inputs.flatMap(saidOf)]
}

function saidInTable({ title, corner, columns, groups }: Table): readonly string[] {
  const cells = groups.flatMap(({ title: group = '', rows }) => [
    group,
    ...rows.flatMap(({ label, cells: own }) => [
      label,
      ...own.flatMap(({ text, note = '' }) => [text, note]),
    ]),
  ])
  return [title, corner, ...columns, ...cells]
}

/** Titles, which are not translated, and what is written on a command line. */
const titles =
  /jevons [a-z]+( [a-z]+)?( --[\w-]+( [\w-]+)?)*|The Emerging Market for Intelligence(: Pricing, Supply, and Demand for LLMs)?|Final training runs account for a minority of R&D compute spending|LLM inference prices have fallen rapidly but unequally across tasks|The Price of Progress|Welcome to LLMflation|Mixtral of experts|Cheaper, better, faster, stronger|The Llama 3 herd of models|Intel Gaudi 3 AI Accelerator: Architected for Gen AI Training and Inference|ai-dynamo\/aiconfigurator systems|InferenceX-app gpu-specs/g
/** Words of English on end, or one of those that join them. */
const english = /\b[a-z]{3,}[ ,]+[a-z]{2,}\b|\b(?:of|the|and|by|with|at) [a-zA-Z]/

/** Of the countries of the world every twentieth says as much as all. */
function some<Option>(options: readonly Option[]): readonly Option[] {
  return options.length <= 40 ? options : options.filter((_, place) => place % 20 === 0)
}

/** The calculator as it starts, and with each of its choices taken in turn. */
function variantsOf(calculation: Calculation): readonly Readonly<Record<string, string>>[] {
  const choices = calculation
    .fields({}, 'ko')
    .flatMap((field) =>
      field.kind === 'choice' ? some(field.options).map(({ value }) => ({ [field.id]: value })) : [],
    )
  return [{}, ...choices]
}

function resultOf(calculation: Calculation, texts: Readonly<Record<string, string>>): Result | string {
  const fields = calculation.fields(texts, 'ko')
  // A field that only this choice brings along may have to be filled in.
  if (faultsOf(fields, texts).size > 0) return ''
  try {
    return calculation.compute(entriesOf(fields, texts), 'ko')
  } catch (error) {
    if (error instanceof RangeError) return saidReason(error, 'ko')
    throw error
  }
}

describe('the calculators in Korean', () => {
  it.each(calculations)('$id say nothing in English, whatever is chosen', (calculation) => {
    const said = variantsOf(calculation).flatMap((texts) => {
      const result = resultOf(calculation, texts)
      if (typeof result === 'string') return [result]
      const why = result.numbers.flatMap((number) => number.why ?? [])
      const korean = why.flatMap((explained) => saidOf(explainedInWords(explained, 'ko')))
      return [...saidIn({ ...result, numbers: result.numbers.map(({ why: _, ...rest }) => rest) }), ...korean]
    })
    const found = new Set(said.filter((text) => english.test(text.replaceAll(titles, ''))))
    expect([...found]).toEqual([])
  })

  it('tell the symbols of a formula apart', () => {
    const alike: string[] = []
    const look = (english: Explained, korean: Explained): void => {
      const count = ({ inputs = [] }: Explained): number => new Set(inputs.map(({ symbol }) => symbol)).size
      if (count(english) !== count(korean)) alike.push(korean.formula ?? korean.name)
      for (const [place, input] of (english.inputs ?? []).entries())
        look(input, korean.inputs?.[place] ?? input)
    }
    for (const calculation of calculations) {
      const result = resultOf(calculation, {})
      if (typeof result === 'string') continue
      for (const explained of result.numbers.flatMap(({ why = [] }) => why))
        look(explained, explainedInWords(explained, 'ko'))
    }
    expect(alike).toEqual([])
  })
})
