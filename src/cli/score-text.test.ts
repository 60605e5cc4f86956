import { describe, expect, it } from 'vitest'
import { importedFixture, modelFixture } from '../../test/fixture/imported-summary.ts'
import { scoreText } from './score-text.ts'

const places = { run: 'runs/r', report: 'runs/r/report.html' }
const models = Array.from({ length: 25 }, (_, index) =>
  modelFixture(`vendor/model-with-a-long-name-${index}`, { accuracy: 0.7 }),
)

function linesOf(text: string): string[] {
  return text.split('\n')
}

describe('what scoring says in a terminal', () => {
  it('is a line a model, with intervals where there is room', () => {
    const lines = linesOf(scoreText(importedFixture({ arms: models }), places))
    expect(lines[0]).toMatch(/^arm +responses +accuracy +tokens +thoughts +reflections +loops$/)
    expect(lines.slice(1, 26).every((line, index) => line.includes(`name-${index} `))).toBe(true)
    expect(lines[1]).toContain('70.0 % (')
  })

  it('fits a narrow terminal: intervals go first, then ends of names, and prose is wrapped', () => {
    for (const terminalColumns of [120, 80, 72]) {
      const text = scoreText(importedFixture({ arms: models, warnings: ['word '.repeat(60).trim()] }), {
        ...places,
        terminalColumns,
      })
      expect(Math.max(...linesOf(text).map((line) => line.length))).toBeLessThanOrEqual(terminalColumns)
    }
    const narrow = scoreText(importedFixture({ arms: models }), { ...places, terminalColumns: 80 })
    expect(narrow).toContain('The report has the 95 % intervals.')
    expect(narrow).toContain('…')
  })

  it('has no column in which no model has a value', () => {
    const ungraded = [modelFixture('a', {})]
    expect(linesOf(scoreText(importedFixture({ arms: ungraded }), places))[0]).not.toContain('accuracy')
  })

  it('says how gold answers are given where there are none, and says nothing of it where all are there', () => {
    const hint = 'import … --gold FILE'
    expect(scoreText(importedFixture({ arms: [modelFixture('a', {})] }), places)).toContain(hint)
    const graded = importedFixture({ arms: [modelFixture('a', { accuracy: 0.7 })] })
    expect(scoreText(graded, places)).not.toContain(hint)
  })

  it('tells splitter warnings together and others as they are', () => {
    const warning = (arm: string): string =>
      `${arm}: The openers found one switch in 25 texts of 11,325 characters on average: this model probably switches by other words.`
    const text = scoreText(
      importedFixture({ warnings: [warning('x'), warning('y'), 'something else'] }),
      places,
    )
    expect(text).toContain('x (1 in 25 texts) and y (1 in 25 texts)')
    expect(text).toContain('something else')
  })
})
