import type { ImportedWords, Told } from '../imported-words.ts'

// Sentences are built so that no particle depends on the word or number put in before it.

function told({ value, interval }: Told): string {
  return `${value}(${interval})`
}

export const koreanImportedWords: ImportedWords = {
  eyebrow: 'jevons · 가져온 응답 보고서',
  title: ({ names, models, responses }) =>
    names.length === 0 ? `모델 ${models}종, 응답 ${responses}개` : `${names.join(', ')}: 응답 ${responses}개`,
  subtitle: ({ models, responses, problems, files, formats }) =>
    `문제 ${problems}개에 대한 모델 ${models}종의 응답 ${responses}개. 원본: ${files}(${formats})`,
  filesText: ({ first, count }) => (count === 1 ? first : `파일 ${count}개`),
  about:
    '추론 모델은 생각하는 토큰으로 답의 값을 치른다. 이 보고서는 다른 도구가 기록한 응답 파일을 읽어, 기준 정답이 있으면 답을 채점하고 추론을 생각 단위로 나누어 센 것이다. 새로 생성한 응답은 없고 어느 모델이 어떤 문제를 풀지 설계한 것도 아니므로, 아래 수치는 파일에 담긴 내용을 기술할 뿐이다.',
  headings: {
    findings: '응답에서 드러난 것',
    models: '모델별 수치',
    levels: '난이도별 결과',
    positions: '위치별 생각 전환',
  },
  findings: {
    accuracyOne: ({ arm, value, interval, n }) =>
      `${arm}: 채점한 응답 ${n}개의 정확도 ${value}(95% 신뢰구간 ${interval})`,
    accuracyRange: ({ least, most, models }) =>
      `모델 ${models}종의 정확도: 최저 ${least.arm} ${told(least)}, 최고 ${most.arm} ${told(most)}. 괄호 안은 95% 신뢰구간`,
    withAlike: (arm, others) => (others === 0 ? arm : `${arm} 외 ${others}종`),
    ungraded:
      '기준 정답이 있는 응답이 없다. 따라서 이 보고서는 모델이 얼마나 생각하는지만 다루고, 얼마나 맞히는지는 다루지 않는다.',
    counts: ({ graded, correct, incorrect, ungradable, failed }) =>
      `채점한 응답 ${graded}개: 정답 ${correct}개, 오답 ${incorrect}개, 채점 불가 ${ungradable}개(답 없음, 중단, 반복 루프. 정답으로 세지 않음)${failed === '0' ? '' : `, 실패 ${failed}개`}.`,
    noGold: ({ ungraded, responses }) =>
      `응답 ${responses}개 중 ${ungraded}개는 기준 정답이 없어 정답 여부에 관한 수치에서 제외했다.`,
    byOutcome: ({ arm, correct, incorrect, apart }) =>
      `${arm}: 추론 토큰 평균은 오답 응답 ${incorrect.n}개 ${told(incorrect)}, 정답 응답 ${correct.n}개 ${told(correct)}. 두 신뢰구간은 ${apart ? '겹치지 않는다' : '겹친다'}.`,
    byOutcomeOverall: ({ models, longer, apart }) =>
      `정답과 오답이 모두 있는 모델 ${models}종 중 ${longer}종에서 오답 응답의 추론 토큰 평균이 더 많았다. ${apart.length === 0 ? '두 신뢰구간이 겹치지 않는 모델은 없다' : `두 신뢰구간이 겹치지 않는 모델: ${apart.join(', ')}`}.`,
    describes:
      '정답 응답과 오답 응답은 서로 다른 응답이고 대개 서로 다른 문제에 대한 것이다. 어려운 문제일수록 토큰을 많이 쓰고 자주 틀린다. 두 평균은 각각을 기술할 뿐이며, 둘의 차이를 검정하거나 주장하지 않는다.',
    tokensRange: ({ least, most }) =>
      `응답당 추론 토큰 평균: 최소 ${least.arm} ${told(least)}, 최대 ${most.arm} ${told(most)}.`,
    tokensOne: ({ arm, value, interval, n }) =>
      `${arm}: 응답당 추론 토큰 평균 ${value}(95% 신뢰구간 ${interval}, 응답 ${n}개).`,
    thoughtsRange: ({ least, most }) =>
      `응답당 생각 수 평균: 최소 ${least.arm} ${told(least)}, 최대 ${most.arm} ${told(most)}.`,
    thoughtsOne: ({ arm, value, interval }) =>
      `${arm}: 응답당 생각 수 평균 ${value}(95% 신뢰구간 ${interval}).`,
    loops: ({ count, responses, models }) =>
      `응답 ${responses}개 중 ${count}개가 반복 루프에 빠졌다: ${models.join(', ')}.`,
    noLoops: (responses) => `응답 ${responses}개 중 반복 루프에 빠진 것은 없다.`,
    keepInMind: '유의할 점',
    differentProblems: ({ least, most }) =>
      `모델마다 푼 문제가 다르다(모델당 ${least}~${most}개). 수치를 나란히 놓았을 뿐 서로 비교한 것은 아니다.`,
    withheld: ({ names, reason }) => `생각을 측정하지 않은 모델: ${names.join(', ')}. 이유: ${reason}.`,
    giveGold: ({ ungraded, responses }) =>
      `응답 ${responses}개 중 ${ungraded}개는 기준 정답이 없다. npx jevons import … --gold FILE 명령으로 문제의 id나 질문에 맞춰 기준 정답을 줄 수 있다.`,
    noJudge:
      '얕은 생각(underthinking)은 측정하지 않았다. 어느 생각이 정확한지 판정자가 판정하지 않았기 때문이다. 생각과 생각 전환은 세기만 했다.',
    fewSwitches: (found) =>
      `생각 전환을 거의 찾지 못한 모델: ${found.map(({ arm, switches, texts }) => `${arm}(추론 ${texts}건에서 ${switches}회)`).join(', ')}. 다른 표현으로 전환하는 모델로 보이며, 이 구분으로는 얕은 생각을 판단할 수 없다. npx jevons openers RUN --out openers.json 명령으로 그 표현을 학습할 수 있다.`,
    unread: ({ arm, count, texts, language }) =>
      `${arm}의 추론 ${texts}건 중 ${count}건은 ${language === 'ko' ? '한국어' : '중국어'}로 쓰였는데 전환 표현 목록은 그 언어가 아니어서 생각 전환을 세지 못했다. npx jevons score RUN --openers ${language} 명령으로 해당 언어의 표현을 쓸 수 있다.`,
    noTokens: (names) => `추론 토큰 수를 알 수 없는 모델: ${names.join(', ')}.`,
  },
  samplesHow:
    '누가 읽어 보고 고른 것이 아니라 정해 둔 규칙으로 뽑았다. 최대 세 모델(추론 원문이 있는 모델 우선)에서 파일 순서로 첫 오답 응답과 첫 정답 응답을, 채점한 응답이 없으면 첫 응답을 보인다. 반복 루프에 빠진 응답이나 정확한 생각을 버린 응답이 있으면 그 첫 응답도 보인다.',
  rule: {
    right: ({ arm, total }) => `“${arm}” 정답 응답 ${total}개 중 첫 번째.`,
    wrong: ({ arm, total }) => `“${arm}” 오답 응답 ${total}개 중 첫 번째.`,
    first: ({ arm, total }) => `“${arm}” 응답 ${total}개 중 첫 번째.`,
    abandoned: ({ arm }) => `“${arm}” 오답 응답 중 정확한 생각을 버린 첫 번째.`,
    loop: ({ arm }) => `“${arm}” 응답 중 반복 루프에 빠진 첫 번째.`,
  },
  levelsDescribe:
    '난이도는 데이터셋에 적힌 대로다. 신뢰구간은 각각 따로 성립하므로, 여럿을 함께 보면 우연만으로도 한두 곳은 벗어날 수 있다.',
  positionsDescribe:
    '추론을 글자 수로 10등분했다. 생각 전환이 10회 이상인 모델만 실었다. 신뢰구간은 각각 따로 성립한다.',
  notesGrouped: '그 밖에 요약에 없는 값(이유별):',
  values: (count) => `값 ${count}개`,
  definitions: [
    {
      term: '정확도',
      meaning:
        '정답 응답 ÷ 기준 정답이 있는 응답. 답이 없거나 도중에 잘렸거나 반복 루프에 빠진 응답은 채점 불가이며 정답으로 세지 않는다.',
    },
    {
      term: '추론 토큰',
      meaning:
        '답을 뺀 추론 부분만의 토큰 수로, 아래에 적은 기준으로 셌다. 토크나이저가 다르면 수치를 정확히 견줄 수 없다.',
    },
    {
      term: '생각, 생각 전환, 재검토',
      meaning:
        '생각은 두 전환 사이의 추론 구간이고, 생각 전환은 “Alternatively”처럼 다른 접근을 시작하는 표현이다. 같은 접근을 다시 살피는 재검토(“Wait”)는 따로 센다. 표현 목록에 따라 세므로, 다른 표현으로 전환하는 모델은 전환하지 않는 것처럼 보인다.',
    },
    {
      term: '추론 기록: 원문, 요약, 비공개',
      meaning:
        '추론의 요약만 돌려주거나 아예 공개하지 않는 공급사도 있다. 토큰은 과금되고 기록될 수 있지만, 요약 속의 생각은 모델의 생각이 아니므로 측정하지 않는다.',
    },
    {
      term: '반복 루프',
      meaning:
        '같은 대목을 응답이 끝날 때까지, 또는 모델이 벗어날 때까지 되풀이하는 현상이다. 답에 이르지 못한 루프는 채점 불가다.',
    },
    {
      term: '신뢰구간',
      meaning:
        '개별 95% 신뢰구간이다. 같은 문제의 응답은 서로 닮으므로 문제를 단위로 재표집한다. 문제가 30개 미만이면 대략적인 값이다. 두 신뢰구간이 겹친다고 두 평균이 같다는 뜻은 아니다.',
    },
  ],
  method: {
    responses: '응답',
    responsesText: ({ responses, models, problems, samples }) =>
      `문제 ${problems}개에 대한 모델 ${models}종의 응답 ${responses}개(한 문제에 모델당 최대 ${samples}개). 신뢰구간은 문제 하나를 관측치 하나로 다룬다.`,
    files: '파일',
    filesMore: (count) => `외 ${count}개`,
    model: '모델',
    tokenizer: '토큰 계산',
    splitting: '생각 구분',
    judge: '판정자',
    noJudge: '없음(생각을 판정하지 않음)',
    sampling: '샘플링',
    notRecorded: '파일에 기록되지 않음',
    denominator: '분모',
    denominatorText: '정확도는 기준 정답이 있는 응답 전체, 나머지는 응답 전체',
    intervals: '신뢰구간',
  },
  reproduce:
    '실행 폴더에서 같은 수치와 보고서를 다시 만드는 명령이다. 응답은 바뀌지 않으며, 옵션을 주면 다르게 나누고 세고 채점한다:',
}
