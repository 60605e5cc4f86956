import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeAtomically } from '#run'
import { readPeers } from '#run/facts'
import { UsageError } from './usage-error.ts'

const english = (date: string): string => `---
title: <the title of the week>
subtitle: <what happened, in one sentence>
date: ${date}
lang: en
authors: A, B
house: <who publishes it>
---

## Highlights

- A number of this week's printed.json: {{printed.example.amount | number}}

## Peers

Over the week to {{peers.date}} the {{peers.count | integer}} peers moved by {{peers.mean.1W.equal | signed}} % on average (equal weights).

{{figure segment-returns}}

<!-- lint-waive return-base@peers-applications: the remark under the table says which days are known -->
<!-- lint-waive return-base@peers-infrastructure: the remark under the table says which days are known -->
<!-- lint-waive dual-listing@peers-infrastructure: the price of one of two listings -->

{{table peers-applications}}

{{table peers-infrastructure}}

{{figure mag7-weight}}

{{figure universe-and-funds}}

## Leaderboards

{{table arena}}

<!-- lint-waive table-conflict@livebench: two boards that rank by different scores -->

{{table livebench}}

{{figure scores-over-time}}

## Spending

{{figure capex}}

{{figure capex-index}}

{{figure rental-by-region}}

## Rules

{{table bans}}
`

const korean = (date: string): string => `---
title: <이번 주 제목>
subtitle: <한 문장 요약>
date: ${date}
lang: ko
authors: A, B
house: <발행 기관>
---

## 하이라이트

- 이번 주 printed.json의 숫자: {{printed.example.amount | number}}

## 피어 테이블

{{peers.date}} 기준 피어 {{peers.count | integer}}종목의 1주 동일가중 수익률은 {{peers.mean.1W.equal | signed}}%다.

{{figure segment-returns}}

<!-- lint-waive return-base@peers-applications: 표 아래 주석에 기준일을 밝힘 -->
<!-- lint-waive return-base@peers-infrastructure: 표 아래 주석에 기준일을 밝힘 -->
<!-- lint-waive dual-listing@peers-infrastructure: 이중 상장 종목은 한쪽 주가 기준 -->

{{table peers-applications}}

{{table peers-infrastructure}}

{{figure mag7-weight}}

{{figure universe-and-funds}}

## 리더보드

{{table arena}}

<!-- lint-waive table-conflict@livebench: 서로 다른 점수로 순위를 매기는 두 순위표 -->

{{table livebench}}

{{figure scores-over-time}}

## 설비투자

{{figure capex}}

<!-- lint-waive name-variant@capex-index: 파일의 열 이름을 영문 소문자 그대로 적음 -->

{{figure capex-index}}

{{figure rental-by-region}}

## 규제

{{table bans}}
`

const notice = (
  date: string,
  tickers: readonly string[],
): string => `# Nothing is published before this is complete and true.
firm: Research house
asOf: "${date}"
# Every company that the note covers: here those of the peer tables. The firm's statement of interest names them all.
covered: ${JSON.stringify(tickers)}
analysts:
  - name: A
    holdings: []
  - name: B
    holdings: []
# The firm makes these statements by naming them: interest, distribution, independence, sources, responsibility, copyright; US
# also compensation.
states: []
jurisdiction: KR
`

const printed = (date: string): string =>
  `${JSON.stringify(
    {
      version: 1,
      about: 'What this issue quotes and is no fact elsewhere.',
      source: 'say where the numbers of this issue come from',
      date,
      values: [
        {
          id: 'example.amount',
          name: { en: 'an example, to be replaced', ko: '예시(교체할 것)' },
          value: 1,
          unit: '',
          where: 'chapter',
        },
      ],
    },
    undefined,
    2,
  )}\n`

/** Begins an issue in a folder. What is there is never written over. @throws UsageError where it is there already */
export function beginIssue(folder: string, date: string): readonly string[] {
  const files: readonly (readonly [string, string])[] = [
    ['en.md', english(date)],
    ['ko.md', korean(date)],
    [
      'notice.yaml',
      notice(
        date,
        readPeers().stocks.map(({ ticker }) => ticker),
      ),
    ],
    ['printed.json', printed(date)],
  ]
  const there = files.find(([name]) => existsSync(join(folder, name)))
  if (there) throw new UsageError(`${join(folder, there[0])} is there already: an issue is begun only once`)
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of files) writeAtomically(join(folder, name), [text])
  return files.map(([name]) => join(folder, name))
}
