import { describe, expect, it } from 'vitest'
import { armFixture, comparisonFixture, summaryFixture, tipPolicy } from '../../test/fixture/summary.ts'
import { studyCommand } from './study-command.ts'

describe('the command that repeats a study', () => {
  it('says everything that the summary knows', () => {
    expect(studyCommand(summaryFixture())?.replaceAll(' \\\n ', '')).toBe(
      'npx jevons study --problems 600 --samples 1 --policy none --policy tip:alpha=3,beta=20 --temperature 0.7 --seed made-up-1 --split development --baseline none',
    )
  })

  it('names the margin that was declared', () => {
    const comparison = comparisonFixture(tipPolicy, {
      value: 0,
      half: 0.1,
      margin: 0.02,
      nonInferior: false,
    })
    expect(studyCommand(summaryFixture({ comparisons: [comparison] }))).toContain('--margin 0.02')
  })

  it('quotes what a shell would read otherwise', () => {
    const { study } = summaryFixture()
    expect(studyCommand(summaryFixture({ study: { ...study, seed: "it's; rm -rf $HOME" } }))).toContain(
      `--seed 'it'\\''s; rm -rf $HOME'`,
    )
  })

  it('is not there where flags cannot say it', () => {
    const warm = { ...armFixture('none'), sampling: { temperature: 1, topP: 1, maxTokens: 512 } }
    expect(studyCommand(summaryFixture({ arms: [warm, armFixture(tipPolicy)] }))).toBeUndefined()
    expect(studyCommand(summaryFixture({ arms: [] }))).toBeUndefined()
  })

  it('names each selection once, and no policy for the arms that select', () => {
    const arms = [
      armFixture('none'),
      { ...armFixture('none'), id: 'none, majority:n=5', selection: 'majority:n=5' },
      armFixture(tipPolicy),
      { ...armFixture(tipPolicy), id: `${tipPolicy}, majority:n=5`, selection: 'majority:n=5' },
    ]
    const command = studyCommand(summaryFixture({ arms })) ?? ''
    expect(command.match(/--policy \S+/g)).toEqual(['--policy none', `--policy ${tipPolicy}`])
    expect(command.match(/--select \S+/g)).toEqual(['--select majority:n=5'])
  })
})
