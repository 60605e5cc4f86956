import type { ScopeId } from '#economics'
import type { FieldWords, Language } from '../calculation.ts'

export interface ScopeWords {
  readonly answer: (now: Readonly<Record<'first' | 'last' | 'times', string>>) => string
  readonly unknown: (layers: string) => string
  readonly layers: Readonly<Record<ScopeId, string>>
  readonly upTo: (layer: string) => string
  readonly table: string
  readonly layer: string
  readonly alone: string
  readonly total: string
  readonly times: string
  readonly without: string
  readonly notKnown: string
  readonly notes: readonly string[]
}

export const scopeFieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    panels: { staff: 'Staff', cluster: 'Cluster', runs: 'Runs that were told of' },
    fields: {
      run: 'Final run',
      finalRun: 'Cost of the final run',
      otherRuns: 'Other runs, times the final one',
      people: 'People',
      each: 'Cost of each',
      years: 'Years',
      cluster: 'Cluster',
      clusterUsd: 'Cost of the cluster over its life',
      price: 'Price of a GPU-hour where no cost was printed',
    },
    options: { own: 'a cost of my own …', none: 'not known' },
    hints: {
      otherRuns:
        'Trials, ablations, failures. 9: Epoch AI puts final runs at about 10 % of OpenAI’s research compute in 2024; nobody told DeepSeek’s. Empty: not known.',
      people: 'Empty: not known, which is not 0.',
    },
  },
  ko: {
    panels: { staff: '인력', cluster: '클러스터', runs: '공개된 학습' },
    fields: {
      run: '최종 학습',
      finalRun: '최종 학습 비용',
      otherRuns: '다른 학습(최종 학습의 배수)',
      people: '인원',
      each: '1인당 비용',
      years: '연수',
      cluster: '클러스터',
      clusterUsd: '전 기간 클러스터 비용',
      price: '비용이 공개되지 않은 학습의 GPU 시간 가격',
    },
    options: { own: '비용 직접 입력 …', none: '알려지지 않음', 'hopper-60k': 'DeepSeek에 귀속된 클러스터' },
    hints: {
      otherRuns:
        '시도, 절제 실험, 실패. 9: Epoch AI는 2024년 OpenAI 연구 연산에서 최종 학습을 약 10%로 본다. DeepSeek의 비율은 공개되지 않았다. 비우면 알려지지 않음.',
      people: '비우면 알려지지 않음이며 0이 아니다.',
    },
  },
}

export const scopeWords: Readonly<Record<Language, ScopeWords>> = {
  en: {
    answer: ({ first, last, times }) =>
      `${first} and ${last} dollars are rungs of one ladder, and no contradiction: ${times} times apart.`,
    unknown: (layers) => `Not known, and so in no total: ${layers}.`,
    layers: {
      finalRun: 'the final run',
      otherRuns: 'other runs: trials, ablations, failures',
      staff: 'staff',
      cluster: 'the cluster over its life, in place of the rent',
    },
    upTo: (layer) => `up to ${layer}`,
    table: 'How far a stated cost reaches',
    layer: 'layer',
    alone: 'alone, USD mn',
    total: 'up to here, USD mn',
    times: 'final runs',
    without: 'without',
    notKnown: 'not known',
    notes: [
      'The runs happen on the cluster, so that its cost takes the place of their rent. It also serves, and trains other models.',
      'What nobody told is left out and named: a total is a lower bound then.',
    ],
  },
  ko: {
    answer: ({ first, last, times }) =>
      `${first} 달러와 ${last} 달러는 범위가 다를 뿐 모순이 아니다. 둘은 ${times}배 차이다.`,
    unknown: (layers) => `알려지지 않아 합계에 없는 것: ${layers}.`,
    layers: {
      finalRun: '최종 학습',
      otherRuns: '다른 학습(시도, 절제 실험, 실패)',
      staff: '인력',
      cluster: '전 기간 클러스터(임차료를 대신함)',
    },
    upTo: (layer) => `누계: ${layer}까지`,
    table: '명시된 비용의 범위',
    layer: '항목',
    alone: '단독(백만 달러)',
    total: '누계(백만 달러)',
    times: '최종 학습의 배수',
    without: '빠진 것',
    notKnown: '알려지지 않음',
    notes: [
      '학습은 클러스터에서 이루어지므로 클러스터 비용이 임차료를 대신한다. 그 클러스터는 서빙도 하고 다른 모델도 학습한다.',
      '공개되지 않은 것은 빼고 이름을 밝힌다. 그때 합계는 하한이다.',
    ],
  },
}
