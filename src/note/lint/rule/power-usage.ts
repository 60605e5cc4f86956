import { allowed, type Mention } from '../../mention/mention.ts'
import { inKorean } from '../in-korean.ts'
import { koreanAmount, koreanNumber } from '../korean-number.ts'
import { printedNumber } from '../printed-number.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/** "The campus draws 250 MW; at a PUE of 1.25, 180 MW reach the chips": what the site takes over what its machines take. */
export const powerUsage: Rule = {
  name: 'power-usage',
  checks: {
    en: 'a PUE against the power of the site and that of the machines in it, in the same sentence or the one beside it',
    ko: 'PUE를 같은 문장이나 옆 문장의 전체 전력과 IT 부하에 대조',
  },
  find: (note) => note.statements.flatMap((statement, at) => findingsIn(statement, note, at)),
}

const pue = /\b(?:PUE|power usage effectiveness)\b|전력\s?사용\s?효율/iu
const machines =
  /\b(?:chips?|servers?|IT|compute|computing|machines|GPUs?|accelerators|racks?|critical)\b|칩|서버|연산|장비|가속기/iu
/** More than the machines of the other amount: no ratio of the two. */
const besides = /\b(?:other|network\w*|storage|hosts?|overhead)\b|기타|네트워크|저장/iu
const notAll =
  /\b(?:each|per|expan\w*|another|additional|phase|second|target|cool\w*|solar|wind|backup)\b|당|추가|단계|목표|냉각|증설/iu

function findingsIn(statement: Statement, { statements }: LintedNote, at: number): readonly RuleFinding[] {
  const { text, mentions } = statement
  if (!pue.test(text) || besides.test(text)) return []
  const [said, ...others] = mentions.filter(
    ({ unit, value, isRange }) =>
      (unit.kind === 'none' || unit.kind === 'factor') && value > 1 && value < 4 && !isRange,
  )
  if (!said || others.length > 0) return []
  const own = powersIn(statement)
  const beside = [statements[at - 1], statements[at + 1]].filter((one) => one?.block === statement.block)
  const near = own.length >= 2 ? own : [...own, ...beside.flatMap((one) => (one ? powersIn(one) : []))]
  const [a, b] = near
  if (!a || !b || near.length > 2) return []
  const [site, load] = a.mention.value > b.mention.value ? [a, b] : [b, a]
  // One of them has to be called the power of the machines.
  return machines.test(load.words) || machines.test(text)
    ? compare(statement, said, site.mention, load.mention)
    : []
}

interface Power {
  readonly mention: Mention
  readonly words: string
}

function powersIn({ text, mentions }: Statement): readonly Power[] {
  return mentions.flatMap((mention): readonly Power[] => {
    const words = text.slice(Math.max(0, mention.from - 30), mention.to + 40)
    const isOf =
      mention.unit.kind === 'physical' &&
      mention.unit.name === 'W' &&
      !mention.isRange &&
      mention.value >= 1000
    return isOf &&
      !notAll.test(text.slice(mention.to, mention.to + 14)) &&
      !notAll.test(text.slice(Math.max(0, mention.from - 12), mention.from))
      ? [{ mention, words }]
      : []
  })
}

function compare({ line }: Statement, said: Mention, site: Mention, load: Mention): readonly RuleFinding[] {
  const [whole, part, ratio] = [allowed(site), allowed(load), allowed(said)]
  if (whole.low / part.high <= ratio.high && whole.high / part.low >= ratio.low) return []
  const recomputed = site.value / said.value
  return [
    {
      severity: 'error',
      line,
      printed: load.text,
      recomputed: `${printedNumber(recomputed / 1e6)} MW`,
      message: {
        en: `${site.text} at a PUE of ${said.text} leave ${printedNumber(recomputed / 1e6)} MW for the machines, not ${load.text}, which would be a PUE of ${printedNumber(site.value / load.value)}`,
        ko: inKorean`PUE ${said.text}이면 전체 ${site.text} 가운데 IT 부하는 ${koreanAmount(recomputed, load)}이지 ${load.text}이(가) 아니다. ${load.text}이(가) 맞다면 PUE는 ${koreanNumber(site.value / load.value)}이다`,
      },
    },
  ]
}
