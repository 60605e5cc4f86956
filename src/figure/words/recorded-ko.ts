/** Sentences of the record, which is English whatever the report speaks. */
const sentences: Readonly<Record<string, string>> = {
  "the reasoning is a vendor's summary: thoughts in it are not the model's":
    '추론 기록이 공급사가 만든 요약이라 모델의 생각으로 볼 수 없음',
  'the reasoning was not given': '추론이 공개되지 않음',
  'the responses show no reasoning': '응답에 추론이 없음',
  "the responses show no reasoning of the model's own": '모델이 직접 쓴 추론이 응답에 없음',
  'no judge has said which thoughts are correct': '어느 생각이 정확한지 판정자가 판정하지 않음',
  'no response': '응답이 없음',
  'no response counts in this metric': '이 지표에 해당하는 응답이 없음',
  'no response counts in this ratio': '이 비율에 해당하는 응답이 없음',
  'no response is graded': '채점한 응답이 없음',
  'no response has an outcome': '채점 결과가 있는 응답이 없음',
  'no response is in the denominator': '분모에 해당하는 응답이 없음',
  'no incorrect response': '오답 응답이 없음',
  'no correct response': '정답 응답이 없음',
  'no incorrect response with judged thoughts': '생각이 판정된 오답 응답이 없음',
  'no incorrect response whose thoughts are all judged': '생각이 모두 판정된 오답 응답이 없음',
  'no problem has correct and incorrect responses': '정답과 오답이 모두 있는 문제가 없음',
  'fewer than four responses to each problem': '문제당 응답이 4개 미만임',
  'responses to one problem only: an interval needs at least two problems':
    '응답이 모두 한 문제에 대한 것이라 신뢰구간을 구할 수 없음(문제 2개 이상 필요)',
  'incorrect responses to one problem only: an interval needs at least two problems':
    '오답 응답이 모두 한 문제에 대한 것이라 신뢰구간을 구할 수 없음(문제 2개 이상 필요)',
  'which line a thought follows is known in countdown alone':
    '생각이 어느 풀이를 따르는지는 카운트다운 문제에서만 알 수 있음',
  'the exact judge makes no errors: there is nothing to correct': '정확 판정은 오류가 없어 보정할 것이 없음',
  'the errors of this judge are not known: jevons judge --calibrate measures them':
    '이 판정자의 오류율을 알 수 없음(jevons judge --calibrate로 측정)',
  'this judge does not tell whether a line that was left could still have won':
    '이 판정자로는 버린 생각이 성공할 수 있었는지 알 수 없음',
  'the interval is wider than [0, 1]: these labels do not tell':
    '신뢰구간이 [0, 1]보다 넓어 이 판정으로는 구별할 수 없음',
  'nothing counts reasoning tokens': '추론 토큰 수를 알 수 없음',
  'some responses cost nothing: there is no logarithm of their cost':
    '비용이 0인 응답이 있어 로그를 취할 수 없음',
  'the standard error could not be estimated': '표준오차를 추정할 수 없음',
  'the difference could not be estimated': '차이를 추정할 수 없음',
  'the denominator is 0: the ratio has no bound': '분모가 0이라 비율에 한계가 없음',
  'one problem alone says nothing about others': '문제 하나만으로는 다른 문제에 대해 말할 수 없음',
  'one over a chance that few responses estimate: biased upwards for each problem':
    '적은 응답으로 추정한 확률의 역수라 문제마다 높게 치우침',
  'same as the gold answer': '기준 정답과 같음',
  'not the gold answer': '기준 정답과 다름',
  'no answer': '답 없음',
  'no gold answer': '기준 정답 없음',
  'makes the target': '목표 수를 만듦',
  'recorded usage, apportioned by characters': '기록된 사용량을 글자 수에 비례해 배분',
  "transitions, the paper's openers": '생각 전환 표현(논문의 목록)',
  'every problem gives the same value: its spread is unknown': '모든 문제의 값이 같아 산포를 알 수 없음',
  'The reasoner is a model organism: it was trained to have this disease, on traces that leave lines of thought too early. It shows that a method works where underthinking is present, and nothing about any other model.':
    '이 추론기는 실험용 모델이다. 생각을 너무 일찍 버리는 풀이를 학습시켜 일부러 얕은 생각(underthinking)을 앓게 했다. 얕은 생각이 있는 곳에서 방법이 통하는지 보여 줄 뿐, 다른 모델에 대해서는 아무것도 말하지 않는다.',
}

const patterns: readonly (readonly [RegExp, (parts: readonly string[]) => string])[] = [
  [
    /^(\d+) of (\d+) responses do not say how many tokens they were billed for$/,
    ([, missing = '', all = '']) => `응답 ${all}개 중 ${missing}개에 과금 토큰 수가 없음`,
  ],
  [
    /^(\d+) of (\d+) responses do not say what they cost, in dollars or in tokens of input and output$/,
    ([, missing = '', all = '']) => `응답 ${all}개 중 ${missing}개에 비용도 입출력 토큰 수도 없음`,
  ],
  [
    /^only (\d+) problems: below 30 the interval is rough$/,
    ([, count = '']) => `문제가 ${count}개뿐이라 신뢰구간은 대략적인 값임(30개 미만)`,
  ],
  [
    /^infinite: (\d+) problems were never solved$/,
    ([, count = '']) => `한 번도 풀지 못한 문제가 ${count}개라 값이 무한대임`,
  ],
  [/^makes (-?\d+), not (-?\d+)$/, ([, made = '', target = '']) => `목표 수 ${target} 대신 ${made} 만듦`],
  [
    /^too many thoughts a response for this judge: its errors multiply the variance by (.+), the limit is (\d+)$/,
    ([, times = '', limit = '']) =>
      `이 판정자를 쓰기에는 응답당 생각이 너무 많음: 판정 오류로 분산이 ${times === 'over a million' ? '100만 배 이상' : `${times}배`} 커짐(한도 ${limit}배)`,
  ],
  [
    /^(.+): The openers found (?:one|no|\d+) switch(?:es)? in (\d+) texts of ([\d,]+) characters on average: /,
    ([, arm = '', texts = '', characters = '']) =>
      `${arm}: 추론 ${texts}건(평균 ${characters}자)에서 생각 전환을 거의 찾지 못했다. 다른 표현으로 전환하는 모델로 보이며, 이 구분으로는 얕은 생각을 판단할 수 없다. npx jevons openers RUN --out openers.json 명령으로 그 표현을 학습할 수 있다.`,
  ],
]

/** A sentence of the record in Korean; undefined where it is none that is known. */
export function recordedInKorean(text: string): string | undefined {
  if (Object.hasOwn(sentences, text)) return sentences[text]
  for (const [pattern, said] of patterns) {
    const found = pattern.exec(text)
    if (found) return said(found)
  }
  return undefined
}
