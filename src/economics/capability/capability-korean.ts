import type { KoreanWords } from '../korean/korean-words.ts'

/** `jevons capability` in Korean. */
export const capabilityKorean: KoreanWords = {
  names: { decline: '하락 속도', 'times cheaper': '싸진 배수', years: '연수' },
  symbols: { foldPerYear: '연간배수', fold: '배수', years: '연수' },
  sources: {
    'Epoch AI, epoch-research/llm-benchmark-efficiency at 34b9233: prices of Artificial Analysis and, for GPT-3, GPT-3.5 and Llama 2, of Epoch AI; reported scores':
      'Epoch AI, epoch-research/llm-benchmark-efficiency 34b9233: 가격은 Artificial Analysis(GPT-3, GPT-3.5, Llama 2는 Epoch AI), 점수는 공개치',
    'Appenzeller, Welcome to LLMflation, a16z': 'Appenzeller, Welcome to LLMflation, a16z',
    'Epoch AI, LLM inference prices have fallen rapidly but unequally across tasks':
      'Epoch AI, LLM inference prices have fallen rapidly but unequally across tasks',
    'Gundlach and others, The Price of Progress, arXiv 2511.23455':
      'Gundlach 외, The Price of Progress, arXiv 2511.23455',
  },
  notes: {
    'price is the mean of input and output': '가격은 입력과 출력의 평균',
    'since March 2023; the years are worked out here': '2023년 3월 이후. 연수는 여기서 계산함',
    'four points within seven months': '7개월 안의 점 4개',
    'the price of running the frontier itself rises 3 to 18 times a year: tokens for an answer must enter':
      '최전선 모델을 돌리는 비용 자체는 해마다 3~18배 오른다. 답당 토큰을 함께 봐야 한다',
    'algorithms alone about 3 times a year': '알고리즘만으로는 연 3배가량',
    'the two do not agree: 5 times is 0.70 orders, 0.5 orders are 3.16 times':
      '두 표현이 서로 맞지 않는다. 5배는 0.70자릿수, 0.5자릿수는 3.16배',
  },
  errors: [
    [
      /^(\d+) prices that undercut those before: at least 3 are needed for a line$/,
      (points = '') => `이전보다 싼 가격이 ${points}개뿐입니다. 추세선에는 3개 이상 필요합니다`,
    ],
  ],
}
