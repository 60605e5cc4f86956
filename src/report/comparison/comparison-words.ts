/** What a report on several runs says, where it differs from that on one. */
export interface ComparisonWords {
  readonly eyebrow: string
  readonly title: (names: { readonly first: string; readonly others: readonly string[] }) => string
  readonly subtitle: (facts: { readonly runs: string }) => string
  readonly about: string
  readonly headings: Readonly<
    Record<'findings' | 'differences' | 'mismatches' | 'arms' | 'figures' | 'reproduce', string>
  >
  readonly shared: (facts: { readonly run: string; readonly problems: string }) => string
  readonly left: (facts: {
    readonly onlyA: string
    readonly onlyB: string
    readonly otherText: string
  }) => string
  readonly higher: (facts: DifferenceFacts) => string
  readonly lower: (facts: DifferenceFacts) => string
  readonly undecided: (facts: DifferenceFacts) => string
  readonly detectable: (facts: { readonly run: string; readonly size: string }) => string
  readonly metrics: Readonly<Record<'accuracy' | 'tokens' | 'thoughts', string>>
  readonly columns: Readonly<
    Record<'compared' | 'first' | 'other' | 'difference' | 'ratio' | 'setting', string>
  >
  readonly ratio: string
  readonly notCompared: (reason: string) => string
  readonly unlike: string
  readonly alike: string
  readonly beside: string
  readonly simultaneous: (facts: { readonly level: string; readonly count: string }) => string
  readonly reproduce: string
}

export interface DifferenceFacts {
  readonly run: string
  readonly first: string
  /** The metric in words. */
  readonly metric: string
  readonly from: string
  readonly to: string
  readonly difference: string
  readonly interval: string
}

export const englishComparisonWords: ComparisonWords = {
  eyebrow: 'jevons · comparison of runs',
  title: ({ first, others }) => `${others.join(', ')} against ${first}`,
  subtitle: ({ runs }) => `${runs} runs, each later one against the first on the problems that both hold.`,
  about:
    'Differences are paired problem by problem. A run differs from another in everything that was asked otherwise: what does not match is listed, and a difference is of all of it together.',
  headings: {
    findings: 'What the runs differ in',
    differences: 'Differences in numbers',
    mismatches: 'What does not match',
    arms: 'The arms in numbers',
    figures: 'Figures',
    reproduce: 'To repeat it',
  },
  shared: ({ run, problems }) => `${run}: paired on ${problems} problems.`,
  left: ({ onlyA, onlyB, otherText }) =>
    `Not paired: ${onlyA} problems only in the first run, ${onlyB} only in this one, ${otherText} with the same id and another text.`,
  higher: ({ run, metric, from, to, difference, interval }) =>
    `${run}: ${metric} is higher, ${from} → ${to}: ${difference} (${interval}).`,
  lower: ({ run, metric, from, to, difference, interval }) =>
    `${run}: ${metric} is lower, ${from} → ${to}: ${difference} (${interval}).`,
  undecided: ({ run, metric, from, to, difference, interval }) =>
    `${run}: the data can’t tell whether ${metric} differs, ${from} → ${to}: ${difference} (${interval}).`,
  detectable: ({ run, size }) =>
    `${run}: these problems would have shown a difference in accuracy of ${size} with 80 % power.`,
  metrics: {
    accuracy: 'accuracy',
    tokens: 'the number of reasoning tokens',
    thoughts: 'the number of thoughts',
  },
  columns: {
    compared: 'Compared',
    first: 'First run',
    other: 'This run',
    difference: 'Difference',
    ratio: 'Ratio',
    setting: 'Setting',
  },
  ratio: 'tokens of this run for one of the first',
  notCompared: (reason) => `Not compared: ${reason}.`,
  unlike: 'These settings are not the same; a difference is of all of them together.',
  alike: 'Everything that is recorded of how they were asked and measured is the same.',
  beside:
    'The arms stand beside each other with their own intervals over all of their own problems. Whether two differ is said above, from the problems they share, not by whether intervals overlap.',
  simultaneous: ({ level, count }) =>
    `The intervals of the differences hold together, all ${count} of them, with ${level}.`,
  reproduce: 'The same comparison again:',
}

export const koreanComparisonWords: ComparisonWords = {
  eyebrow: 'jevons · 실행 비교 보고서',
  title: ({ first, others }) => `${others.join(', ')} 대 ${first}`,
  subtitle: ({ runs }) => `실행 ${runs}건. 첫 실행을 기준으로, 양쪽에 모두 있는 문제에서 비교했다.`,
  about:
    '차이는 같은 문제끼리 짝지어 구했다. 두 실행의 차이는 서로 다르게 설정한 모든 것이 합쳐진 결과다. 일치하지 않는 설정은 아래에 모두 적었다.',
  headings: {
    findings: '실행 간 차이',
    differences: '차이의 수치',
    mismatches: '일치하지 않는 설정',
    arms: '비교군별 수치',
    figures: '그림',
    reproduce: '재현 방법',
  },
  shared: ({ run, problems }) => `${run}: 공통 문제 ${problems}개에서 짝지어 비교.`,
  left: ({ onlyA, onlyB, otherText }) =>
    `짝짓지 못한 문제: 첫 실행에만 ${onlyA}개, 이 실행에만 ${onlyB}개, ID는 같고 본문이 다른 문제 ${otherText}개.`,
  higher: ({ run, metric, from, to, difference, interval }) =>
    `${run}: ${metric} 높음, ${from} → ${to}, 차이 ${difference}(${interval}).`,
  lower: ({ run, metric, from, to, difference, interval }) =>
    `${run}: ${metric} 낮음, ${from} → ${to}, 차이 ${difference}(${interval}).`,
  undecided: ({ run, metric, from, to, difference, interval }) =>
    `${run}: ${metric}의 차이를 이 데이터로는 구별할 수 없음, ${from} → ${to}, 차이 ${difference}(${interval}).`,
  detectable: ({ run, size }) => `${run}: 이 문제 수에서 정확도의 최소 검출 효과는 ${size}(검정력 80%).`,
  metrics: { accuracy: '정확도', tokens: '추론 토큰 수', thoughts: '생각 수' },
  columns: {
    compared: '비교',
    first: '첫 실행',
    other: '이 실행',
    difference: '차이',
    ratio: '비율',
    setting: '설정',
  },
  ratio: '첫 실행의 토큰 1개당 이 실행의 토큰',
  notCompared: (reason) => `비교하지 않음: ${reason}.`,
  unlike: '다음 설정이 서로 다르다. 차이는 이 모두가 합쳐진 결과다.',
  alike: '기록된 설정과 측정 방법은 모두 같다.',
  beside:
    '비교군마다 자기 문제 전체에 대한 값과 신뢰구간을 나란히 놓았다. 두 비교군이 다른지는 신뢰구간이 겹치는지가 아니라 위의 짝지은 차이로 판단한다.',
  simultaneous: ({ level, count }) => `차이 ${count}건의 신뢰구간은 모두 함께 ${level} 수준으로 성립한다.`,
  reproduce: '같은 비교를 다시 하는 명령:',
}
