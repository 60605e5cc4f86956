import { describe, expect, it } from 'vitest'
import { explanationLines } from '#economics'
import { calculatorIds } from '../route/field-texts.ts'
import { calculations } from './all-calculations.contract.ts'
import type { Calculation, Language } from './calculation.ts'
import { calculatorGroups } from './calculator-groups.ts'
import { chipsCalculation } from './chips/chips.ts'
import { clusterCalculation } from './cluster/cluster.ts'
import { entriesOf, faultsOf } from './form/entries.ts'
import { memoryCalculation } from './memory/memory.ts'
import { reboundCalculation } from './rebound/rebound.ts'
import { servingCalculation } from './serving/serving.ts'
import { trainingCalculation } from './training/training.ts'

const languages: readonly Language[] = ['en', 'ko']

function resultOf(
  calculation: Calculation,
  texts: Readonly<Record<string, string>>,
  language: Language = 'en',
) {
  const fields = calculation.fields(texts, language)
  expect(faultsOf(fields, texts)).toEqual(new Map())
  return calculation.compute(entriesOf(fields, texts), language)
}

describe('the calculators', () => {
  it('stand in one group each behind the door', () => {
    expect(Object.values(calculatorGroups).flat().sort()).toEqual([...calculatorIds].sort())
  })
})

describe('a calculator', () => {
  it.each(calculations)(
    '$id starts with numbers, each finite, under a name of its own, and explained',
    (calculation) => {
      const [english, korean] = languages.map((language) => resultOf(calculation, {}, language).numbers)
      expect(english?.length).toBeGreaterThan(0)
      expect(english?.filter(({ value }) => !Number.isFinite(value))).toEqual([])
      expect(new Set(english?.map(({ name }) => name)).size).toBe(english?.length)
      const explained = english?.flatMap(({ why = [] }) => why) ?? []
      expect(explained.length).toBeGreaterThan(0)
      expect(explained.flatMap(explanationLines).join('\n')).not.toMatch(/NaN|undefined/)
      expect(korean?.map(({ value }) => value)).toEqual(english?.map(({ value }) => value))
    },
  )

  it.each(calculations)('$id names its fields and choices in both languages', (calculation) => {
    for (const language of languages) {
      const { fields: names, options = {} } = calculation.words[language]
      const fields = calculation.fields({}, language)
      expect(fields.map(({ id }) => id).filter((id) => names[id] === undefined)).toEqual([])
      const choices = fields.flatMap((field) => (field.kind === 'choice' ? field.options : []))
      const unnamed = choices.filter(({ value, label }) => (label ?? options[value]) === undefined)
      // Formats are called alike everywhere.
      expect(unnamed.filter(({ value }) => !/^(bf16|fp8|int8|int6|fp4|int4)$/.test(value))).toEqual([])
    }
  })

  it('gives what the command line gives: 70,272 bytes, 2,573 million, 34.6 %', () => {
    const numberOf = (calculation: Calculation, name: string): number | undefined =>
      resultOf(calculation, {}).numbers.find((number) => number.name === name)?.value
    expect(numberOf(memoryCalculation, 'KV cache per token')).toBe(70_272)
    expect(numberOf(clusterCalculation, 'total, USD million')).toBeCloseTo(2573, 0)
    expect(numberOf(trainingCalculation, 'model FLOP utilisation (MFU)')).toBeCloseTo(34.6, 1)
    expect(numberOf(chipsCalculation, 'total processing performance (TPP)')).toBe(2368)
    const answers = calculations.find(({ id }) => id === 'answer') ?? reboundCalculation
    // Input is paid for too: (157.7 · 2.19 + 11.4 · 0.55) ÷ 10⁶ ÷ 0.489, and the bootstrap's interval.
    expect(resultOf(answers, {}).numbers[0]).toMatchObject({
      value: expect.closeTo(0.00071909, 8),
      low: expect.closeTo(0.00065, 5),
      high: expect.closeTo(0.000797, 5),
    })
    expect(numberOf(reboundCalculation, 'resource used, after ÷ before')).toBeCloseTo(10 ** 0.2, 10)
  })

  it('does not call a chip free where an embargo decides', () => {
    const { answer, tables = [] } = resultOf(chipsCalculation, { country: 'KP' })
    expect(answer.join(' ')).toContain('an embargo asks for a licence whatever a chip can do (15 CFR 746.4')
    const matrix = tables.at(-1)?.groups.flatMap(({ rows }) => rows.map(({ cells }) => cells[0]?.text)) ?? []
    expect(matrix).not.toContain('–')
  })

  it('refuses a config.json that is none, and takes no harm from one that is hostile', () => {
    const hostile = [
      '{',
      '[]',
      'null',
      '{"num_hidden_layers": 1e309}',
      '{"num_hidden_layers": -1, "hidden_size": 8}',
      '{"__proto__": {"hidden_size": 8}, "num_hidden_layers": 2}',
      `{"layer_types": ${JSON.stringify(Array.from({ length: 500 }, () => '<img>'))}}`,
    ]
    for (const config of hostile)
      expect(() => resultOf(memoryCalculation, { model: 'config', config }), config).toThrow(RangeError)
  })

  it('says why inputs that are each allowed do not go together', () => {
    expect(() => resultOf(servingCalculation, { count: '1', gpu: 'rtx-4090', weights: 'bf16' })).toThrow(
      RangeError,
    )
    expect(() => resultOf(trainingCalculation, { gpuHours: '10', pretrainHours: '9' })).toThrow(/impossible/)
  })
})
