import { describe, expect, test } from 'vitest'
import { readNote } from '../document/read-note.ts'
import { lintNote } from './lint-note.ts'
import { asPlanted, putRight } from './unseen.contract.ts'

/** ⟦what is planted→what is right⟧ */
const sentences = [
  ['Sales rose from $52.6 bn to $63 bn, or ⟦18→19.8⟧%.', '19.8 %'],
  ['2,048 H800s ran for 57 days, which is ⟦3.8→2.8⟧ million GPU hours.', '2,801,664 GPU hours'],
  ['The cluster has 100,000 GPUs at 700 W each, or ⟦700→70⟧ MW.', '70 MW'],
  ['At a PUE of 1.3, the 100 MW load needs ⟦150→130⟧ MW from the grid.', '130 MW'],
  ['Memory: 141 GB per GPU times 8 makes ⟦1,028→1,128⟧ GB.', '1.128 TB'],
  ['Each server holds 8 GPUs, so 100,000 GPUs need ⟦15,000→12,500⟧ servers.', '12,500'],
  ['EV of $180bn on EBITDA of $12bn is ⟦12→15⟧ times.', '15x'],
  ['The dividend of $2 on a $100 share yields ⟦3→2⟧%.', '2 %'],
  ['Gross profit of $60bn on revenue of $80bn is a ⟦70→75⟧% margin.', '75 %'],
  ['The company beat the $38.3bn consensus with $39.3bn, by ⟦5→2.6⟧%.', '2.6 %'],
  ['GPU 2,048개를 57일 돌리면 ⟦380→280⟧만 GPU 시간이다.', '2,801,664'],
  ['GPU 10만 개가 각각 700W를 쓰면 ⟦700→70⟧MW다.', '70 MW'],
  ['시가총액은 3.0조 달러로 엔비디아의 2.5조 달러보다 ⟦30→20⟧% 크다.', '20 %'],
] as const

function findings(text: string): ReturnType<typeof lintNote> {
  return lintNote(readNote(text)).filter(({ severity }) => severity !== 'info')
}

describe('a number that its sentence says follows from its others', () => {
  test.each(sentences)('%s', (marked, recomputed) => {
    const planted = findings(asPlanted(marked))
    expect(planted.map((finding) => finding.recomputed)).toEqual([recomputed])
    expect(findings(putRight(marked))).toEqual([])
  })

  test.each([
    'Revenue was $63bn against $52.6bn, and the tax rate was 21%.',
    'The electricity comes from gas (52%), nuclear (31%) and wind (17%).',
    'The company guides to revenue of between $620 million and $640 million and a gross margin of about 45%.',
    '수주액은 1,200억원, 매출액은 900억원으로 지난해보다 20% 증가했다.',
    'Suites of 32 runs, 10 each, or 4 more.',
  ])('leaves what only stands beside others alone: %s', (text) => {
    expect(findings(text).filter(({ rule }) => rule === 'worked-out')).toEqual([])
  })

  test('is left to a special rule where one speaks of the line', () => {
    const rules = findings('매출은 526억 달러에서 630억 달러로 18% 늘었다.').map(({ rule }) => rule)
    expect(rules).toEqual(['growth-rate'])
  })

  test('is told in Korean in a Korean note, in the unit of the note', () => {
    const [finding] = findings('GPU 2,048개를 57일 돌리면 380만 GPU 시간이다.')
    expect(finding?.message).toBe(
      '2,048, 57일에서 나오는 값은 280만 1,664 GPU 시간이지 380만 GPU 시간이 아니다',
    )
  })
})
