import type { PeersLanguage } from './peers-words.ts'

/** What a leaderboard says around its numbers. */
export interface LeaderboardWords {
  readonly columns: readonly [
    rank: string,
    move: string,
    model: string,
    score: string,
    interval: string,
    open: string,
  ]
  readonly isNew: string
  readonly isOut: string
  readonly human: string
  readonly wasGone: (previous: number | undefined) => string
  /** Of a rank that was another, what changed it. */
  readonly from: (previous: number, causes: readonly string[]) => string
  readonly goneAbove: (count: number) => string
  readonly newAbove: (count: number) => string
  readonly wentPast: (count: number) => string
  readonly overtaken: (count: number) => string
  readonly doesNotComeOut: string
  readonly repeated: (times: number) => string
  readonly fileSays: (rank: number) => string
  readonly wrongOrder: (below: string) => string
  readonly title: (date: string, previous: string | undefined) => string
  readonly synthetic: string
  readonly allChanges: (changes: number) => string
  readonly someChanges: string
  readonly overlap: string
  readonly allArrows: (arrows: number, vacated: readonly number[]) => string
  readonly someArrows: string
}

export const leaderboardWords: Readonly<Record<PeersLanguage, LeaderboardWords>> = {
  en: {
    columns: ['rank', 'move', 'model', 'score', '95 %', 'ranks left open'],
    isNew: 'new',
    isOut: 'out',
    human: 'human baseline, not ranked',
    wasGone: (previous) => `was ${previous}, is gone`,
    from: (previous, causes) => `from ${previous}: ${causes.join(', ')}`,
    goneAbove: (count) => `${count} gone above`,
    newAbove: (count) => `${count} new above`,
    wentPast: (count) => `${count} went past it`,
    overtaken: (count) => `${count} overtaken`,
    doesNotComeOut: 'the arrow does not come out',
    repeated: (times) => `named ${times} times: the highest score is kept`,
    fileSays: (rank) => `the file says rank ${rank}`,
    wrongOrder: (below) => `stands above ${below}, which has the higher score`,
    title: (date, previous) => (previous === undefined ? date : `${date} against ${previous}`),
    synthetic: 'SYNTHETIC: made up',
    allChanges: (changes) => `All ${changes} changes come out of who came, went and overtook.`,
    someChanges: 'Some changes do not come out of who came, went and overtook.',
    overlap: 'Models whose ranges overlap are not told apart by the data: see the ranks left open.',
    allArrows: (arrows, vacated) =>
      vacated.length === 0
        ? `All ${arrows} arrows come out.`
        : `All ${arrows} arrows come out if who held rank ${vacated.join(' and ')} dropped out.`,
    someArrows: 'The arrows do not come out.',
  },
  ko: {
    columns: ['순위', '변동', '모델', '점수', '95% 신뢰구간', '가능한 순위'],
    isNew: '신규',
    isOut: '이탈',
    human: '인간 기준점, 순위 없음',
    wasGone: (previous) => `이전 ${previous}위, 목록에서 이탈`,
    from: (previous, causes) => `이전 ${previous}위: ${causes.join(', ')}`,
    goneAbove: (count) => `상위 이탈 ${count}개`,
    newAbove: (count) => `상위 신규 ${count}개`,
    wentPast: (count) => `추월당함 ${count}개`,
    overtaken: (count) => `추월 ${count}개`,
    doesNotComeOut: '순위 변동이 맞지 않음',
    repeated: (times) => `같은 이름 ${times}회: 가장 높은 점수만 사용`,
    fileSays: (rank) => `파일에 적힌 순위 ${rank}`,
    wrongOrder: (below) => `점수가 더 높은 ${below}보다 위에 있음`,
    title: (date, previous) => (previous === undefined ? date : `${date}(직전 ${previous})`),
    synthetic: '가상 데이터: 실제 순위가 아님',
    allChanges: (changes) => `순위 변동 ${changes}건이 신규·이탈·추월로 모두 설명됨.`,
    someChanges: '신규·이탈·추월로 설명되지 않는 순위 변동이 있음.',
    overlap: '구간이 겹치는 모델은 이 데이터로는 구별할 수 없다(가능한 순위 참조).',
    allArrows: (arrows, vacated) =>
      vacated.length === 0
        ? `화살표 ${arrows}개가 모두 맞음.`
        : `이전 ${vacated.join('·')}위가 이탈했다면 화살표 ${arrows}개가 모두 맞음.`,
    someArrows: '화살표가 서로 맞지 않음.',
  },
}
