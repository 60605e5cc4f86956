import { describe, expect, it } from 'vitest'
import * as jevons from '../src/index.ts'

describe('the library', () => {
  it('exports these names, and a change of them is a change that its users see', () => {
    expect(Object.keys(jevons).sort()).toMatchInlineSnapshot(`
      [
        "abandoned",
        "accuracy",
        "armTable",
        "canReach",
        "chanceOf",
        "chooseSamples",
        "comparisonTable",
        "containsCorrect",
        "countdownLevel",
        "countdownLevels",
        "countdownProblem",
        "createPolicy",
        "drawChart",
        "drawCountdownProblems",
        "englishFigureWords",
        "englishOpeners",
        "exactJudge",
        "figureCharts",
        "firstCorrectThought",
        "formatPolicySetting",
        "gradeResponse",
        "koreanFigureWords",
        "lastBoxed",
        "levelTable",
        "parsePolicySetting",
        "policyKind",
        "policyKinds",
        "reasoningTokens",
        "reflectionCount",
        "renderReport",
        "splitReasoning",
        "splitThoughts",
        "splits",
        "steer",
        "stepValidity",
        "summarySchema",
        "switchCount",
        "switchInterval",
        "thoughtCount",
        "tokenOffsets",
        "underthinking",
        "underthinkingScore",
        "underthinkingWithCutOffs",
        "verdict",
        "weightedUnderthinking",
      ]
    `)
  })
})
