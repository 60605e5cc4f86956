import { koreanFigureWords } from '#figure'
import type { ReportWords } from '../report-words.ts'
import { koreanImportedWords } from './imported-ko.ts'
import { koreanJudgeWords } from './judge-ko.ts'
import { koreanVerdictWords } from './verdict-ko.ts'

export const koreanReportWords: ReportWords = {
  figures: koreanFigureWords,
  eyebrow: 'jevons · 실험 보고서',
  title: ({ arms, baseline }) =>
    arms.length === 0 ? `${baseline} 측정 결과` : `${arms.join(', ')} 대 기준군 ${baseline}`,
  subtitle: ({ problems, samples, kind, split, engine }) =>
    `${kind === 'dataset' ? `데이터셋 문제 ${problems}개` : `${kind} 문제 ${problems}개(${splitName(split)})`}, 문제와 비교군마다 응답 ${samples}개, 엔진 ${engine}`,
  about:
    '추론 모델은 생각하는 토큰으로 답의 값을 치른다. 이 실험은 모델이 유망한 생각을 너무 일찍 버리는지(얕은 생각, underthinking), 이를 막으려는 디코딩 정책이 정답을 실제로 늘리는지 묻는다. 아래 수치는 모두 이 보고서의 바탕이 된 실행 기록에서 계산한 것이다.',
  headings: {
    verdict: '결론',
    notice: '이 모델에 대하여',
    figures: '그림',
    arms: '비교군별 수치',
    comparisons: '기준군과의 비교',
    levels: '난이도별 결과',
    samples: '응답 예시',
    notes: '비어 있는 값과 그 이유',
    reading: '읽는 법',
    method: '측정 방법',
    reproduce: '다시 실행하기',
  },
  judgeWords: koreanJudgeWords,
  verdict: koreanVerdictWords,
  samples: {
    rule: {
      gained: ({ arm, baseline, position, total }) =>
        `“${arm}” 정답, “${baseline}” 정답 아님: 이런 쌍 ${total}개 중 추출 순서로 ${position}번째.`,
      lost: ({ arm, baseline, position, total }) =>
        `“${baseline}” 정답, “${arm}” 정답 아님: 이런 쌍 ${total}개 중 추출 순서로 ${position}번째.`,
      neither: ({ arm, baseline, position, total }) =>
        `“${arm}”, “${baseline}” 모두 정답 아님: 이런 쌍 ${total}개 중 추출 순서로 ${position}번째.`,
      right: ({ arm, position, total }) => `“${arm}” 정답: ${total}개 중 추출 순서로 ${position}번째.`,
      wrong: ({ arm, position, total }) => `“${arm}” 정답 아님: ${total}개 중 추출 순서로 ${position}번째.`,
      abandoned: ({ arm, position, total }) =>
        `“${arm}” 정답 아님, 성공할 수 있던 생각을 도중에 버림: 이런 응답 ${total}개 중 ${position}번째.`,
      loop: ({ arm, position, total }) =>
        `“${arm}” 반복 루프에 빠짐: 이런 응답 ${total}개 중 ${position}번째.`,
    },
    how: '누가 읽어 보고 고른 것이 아니라 정해 둔 규칙으로 뽑았다. 추출 순서대로, 비교군의 결과가 갈린 첫 문제들을 양쪽 방향으로 같은 수만큼, 그리고 모두 틀린 첫 문제를 보인다. 이어서 비교군마다 정확한 생각을 버린 첫 응답과 반복 루프에 빠진 첫 응답을, 있는 경우에 한해 덧붙인다. 함께 적은 개수는 각 경우가 얼마나 흔한지를 나타낸다.',
    none: '이 보고서를 위해 남겨 둔 응답이 없다.',
    gold: '정답 예',
    outcomes: {
      correct: '정답',
      incorrect: '오답',
      ungradable: '채점 불가',
      failed: '실패',
      ungraded: '정답 미상',
    },
    states: {
      correct: '정확한 생각',
      abandoned: '정확하지만 버린 생각',
      incorrect: '부정확한 생각',
      unjudged: '판정 안 함',
    },
    answer: '답',
    reasoningTokens: (count) => `추론 토큰 ${count}개`,
    thoughts: (count) => `생각 ${count}개`,
    leftOut: (characters) => `… 나머지 ${characters}자는 실행 폴더에 있다.`,
    empty: '빈 응답이다.',
    loop: ({ period, rounds }) => `여기서 반복 루프가 시작된다: ${period}자 단위로 ${rounds}회 반복.`,
  },
  levelsDescribe:
    '난이도별 차이에는 개별 신뢰구간을 붙였다. 결론이 근거로 삼는 비교 묶음에는 들지 않으며, 난이도가 여럿이면 우연만으로도 한 곳쯤은 벗어날 수 있다.',
  notes: {
    lead: '표의 작은 번호는 이 목록을 가리킨다. 추정할 수 없는 값은 0으로 적지 않고 비워 둔다.',
    none: '이 보고서에 비어 있는 값은 없다.',
    others: '그 밖에 요약에 없는 값:',
  },
  definitions: [
    {
      term: '정확도',
      meaning:
        '정답 응답 ÷ 계획한 응답. 도중에 잘렸거나 답이 없는 응답은 채점 불가이며 정답으로 세지 않는다.',
    },
    {
      term: '생각, 생각 전환',
      meaning:
        '생각은 두 전환 사이의 추론 구간이고, 생각 전환은 “Alternatively”처럼 다른 접근을 시작하는 표현이다. 같은 접근을 다시 살피는 재검토(“Wait”)는 따로 센다.',
    },
    {
      term: '정확한 생각',
      meaning:
        '생각이 택한 풀이로 목표에 아직 도달할 수 있는 경우다. 올바른 풀이를 택하지 않은 생각은 부정확하다.',
    },
    {
      term: '버린 생각',
      meaning:
        '정확한 생각을, 성공하는 다음 수를 시도하지 않은 채 떠난 오답 응답의 비율이다. 본래 의미의 얕은 생각이며, 시작한 풀이를 모두 끝내는 탐색이라면 0이다.',
    },
    {
      term: '얕은 생각 점수(UT)',
      meaning:
        '1 − (첫 정확한 생각까지의 토큰 ÷ 전체 추론 토큰)의 오답 응답 평균이다. 정확한 생각이 없으면 0이다. 가중 점수(wUT)는 정답을 0으로 두고 전체 응답에 대해 평균한다.',
    },
    {
      term: '우연 수준',
      meaning: '같은 순서의 생각끼리 판정을 뒤섞었을 때의 값이다. 이와 비슷한 값은 우연일 수 있다.',
    },
    {
      term: '개별 신뢰구간과 동시 신뢰구간',
      meaning:
        '개별 95% 신뢰구간은 비교 하나만 볼 때, 동시 신뢰구간은 비교 묶음 전체를 함께 볼 때 성립한다. 결론은 동시 신뢰구간을 따른다.',
    },
    {
      term: '구별 가능',
      meaning:
        '동시 신뢰구간이 0을 포함하지 않는다. 포함하면 이 데이터로는 구별할 수 없으며, 이는 “효과 없음”과 다르다.',
    },
    {
      term: '최소 검출 효과',
      meaning: '이 규모의 실험이 검정력 80%로 드러낼 수 있었을 가장 작은 실제 차이다.',
    },
    { term: '비열등', meaning: '실험 전에 선언한 한계보다 더 나빠지지 않는다.' },
  ],
  method: {
    problems: '문제',
    problemsText: ({ problems, clusters, samples }) =>
      `문제 ${problems}개(군집 ${clusters}개), 문제와 비교군마다 응답 ${samples}개. 신뢰구간은 군집 하나를 관측치 하나로 다룬다.`,
    split: '분할',
    seed: '시드',
    engine: '엔진',
    model: '모델',
    tokenizer: '토크나이저',
    judge: '판정자',
    sampling: '샘플링',
    samplingText: ({ temperature, topP, maxTokens }) =>
      `온도 ${temperature}, top-p ${topP}, 최대 ${maxTokens}토큰`,
    denominator: '분모',
    denominatorText: ({ planned, leftOut }) =>
      `비교군마다 계획한 응답 ${planned}개. 어느 비교군에서든 실패해 제외한 (문제, 표본) 쌍 ${leftOut}개`,
    family: '비교 묶음',
    familyText: ({ size, metrics, level }) => `비교 ${size}건(${metrics}), 함께 ${level} 수준`,
    intervals: '신뢰구간',
    differences: '차이',
  },
  reproduce: {
    lead: '저장소를 복제한 폴더에서 같은 실험을 다시 실행하는 명령:',
    unsaid: '이 실험의 설정은 명령 하나로 나타낼 수 없다. 실행 폴더의 run.json에 남아 있다.',
    footer: (version) => `jevons ${version}에서 만듦. 파일 하나로 완결되며, 스크립트도 외부 요청도 없음.`,
  },
  imported: koreanImportedWords,
}

const splitNames: Readonly<Record<string, string>> = {
  training: '학습용',
  tuning: '조정용',
  development: '개발용',
  sealed: '봉인',
}

function splitName(split: string): string {
  return (Object.hasOwn(splitNames, split) ? splitNames[split] : undefined) ?? split
}
