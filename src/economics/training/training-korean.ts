import type { KoreanWords } from '../korean/korean-words.ts'

/** `jevons train` and its parts in Korean. */
export const trainingKorean: KoreanWords = {
  names: {
    'compute of training': '학습 연산량',
    'compute of training with attention over the sequence': '어텐션을 포함한 학습 연산량',
    'parameters used for a token': '토큰당 활성 파라미터',
    'tokens trained on': '학습 토큰',
    'attention forward, a token': '토큰당 순방향 어텐션',
    'model FLOP utilisation': '모델 FLOP 활용률(MFU)',
    'model FLOP utilisation, as stated': '모델 FLOP 활용률(입력값)',
    'model FLOP utilisation while learning': '학습 중 모델 FLOP 활용률',
    'hardware FLOP utilisation': '하드웨어 FLOP 활용률(HFU)',
    'GPU-hours needed': '필요한 GPU 시간',
    'GPU-hours of everything': '전체 GPU 시간',
    'GPU-hours that the tokens took': '토큰 학습에 쓴 GPU 시간',
    'cost at a price of a GPU-hour': 'GPU 시간 가격 기준 비용',
    'days on so many GPUs': '이 GPU 수로 걸리는 일수',
    'dense peak of a GPU': 'GPU의 밀집 최고 속도',
    'cost of the final run': '최종 학습 비용',
    'cost of other runs': '다른 학습 비용',
    'cost of staff': '인력 비용',
    'cost of the cluster over its life': '전 기간 클러스터 비용',
    'cost up to other runs': '다른 학습까지의 비용',
    'cost up to staff': '인력까지의 비용',
    'cost up to the cluster, which takes the place of the rent': '클러스터까지의 비용(임차료를 대신함)',
    'tokens sampled': '생성한 토큰',
    steps: '스텝',
    'prompts a step': '스텝당 프롬프트',
    'answers a prompt': '프롬프트당 답',
    'tokens of an answer': '답당 토큰',
    'tokens a second that a GPU decodes': 'GPU 하나의 초당 디코딩 토큰',
    'models that only read': '읽기만 하는 모델',
    'share of answers that are learnt from': '학습에 쓰이는 답의 비율',
    'GPU-hours of sampling': '답 생성 GPU 시간',
    'GPU-hours of learning': '학습 GPU 시간',
    'GPU-hours of sampling and learning': '답 생성과 학습 GPU 시간',
    'speed of decoding below which sampling takes more than learning':
      '답 생성이 학습보다 오래 걸리게 되는 디코딩 속도',
    'tokens that the teacher writes': '교사 모델이 쓰는 토큰',
    'samples kept': '남긴 표본',
    'tokens of a sample': '표본당 토큰',
    'share that is kept': '남기는 비율',
    'GPU-hours of writing': '데이터 작성 GPU 시간',
    'GPU-hours of writing and learning': '작성과 학습 GPU 시간',
    'parameters of the student': '학생 모델의 파라미터',
    'tokens learnt from, each as often as there are epochs': '학습하는 토큰(에폭 수만큼 반복)',
    'tokens served in as many GPU-hours as training took': '학습과 같은 GPU 시간에 서빙하는 토큰',
    'tokens served with as many FLOP as training took': '학습과 같은 연산량으로 서빙하는 토큰',
    'tokens a second of a GPU that serves': '서빙 GPU 하나의 초당 토큰',
    'GPU-hours of training': '학습 GPU 시간(전체)',
    'tokens served a day': '하루 서빙 토큰',
    'GPUs that so many tokens a day keep busy': '하루 토큰을 감당하는 GPU 수',
  },
  namePatterns: [[/^dense peak in (.+) of a GPU$/, (precision = '') => `GPU의 ${precision} 밀집 최고 속도`]],
  symbols: {
    finalRun: '최종학습',
    otherRuns: '다른학습',
    staff: '인력',
    cluster: '클러스터',
    withRuns: '합계',
    withStaff: '합계',
    withCluster: '합계',
    days: '일수',
    steps: '스텝',
    samples: '표본',
    kept: '남긴비율',
    day: '하루',
    v_even: 'v_같음',
  },
  sources: {
    'arXiv 2405.04434 (DeepSeek-V2), section 3.2.3': 'arXiv 2405.04434(DeepSeek-V2), 3.2.3절',
    'Nature 645, 633 (2025), supplementary information; arXiv 2501.12948v2, table 7: 147K H800 GPU-hours, 294K USD':
      'Nature 645, 633(2025), 보충 자료, arXiv 2501.12948v2, 표 7: H800 147K GPU 시간, 294K 달러',
    'model card of meta-llama/Llama-3.1-405B; tokens: arXiv 2407.21783':
      'meta-llama/Llama-3.1-405B 모델 카드, 토큰 수는 arXiv 2407.21783',
    'arXiv 2211.02001 (carbon footprint of BLOOM)': 'arXiv 2211.02001(BLOOM의 탄소 배출)',
    'arXiv 2508.10925 (gpt-oss model card), pretraining': 'arXiv 2508.10925(gpt-oss 모델 카드), 사전학습',
    'arXiv 2506.13585 (MiniMax-M1), abstract': 'arXiv 2506.13585(MiniMax-M1), 초록',
    'a weekly of 2025-02 after D. Patel': '2025년 2월 위클리(D. 파텔 인용)',
    'a weekly of 2025-02 after D. Amodei': '2025년 2월 위클리(D. 아모데이 인용)',
    'Epoch AI, Final training runs account for a minority of R&D compute spending: OpenAI 2024 about 10 %, MiniMax and Z.ai up to 30 %':
      'Epoch AI, Final training runs account for a minority of R&D compute spending: 2024년 OpenAI 약 10%, MiniMax와 Z.ai 최대 30%',
    'the rent that DeepSeek assumes for an H800, arXiv 2412.19437':
      'DeepSeek이 가정한 H800 임차료, arXiv 2412.19437',
    'DeepSeekMath: 64 answers a prompt, arXiv 2402.03300, section 4.2':
      'DeepSeekMath: 프롬프트당 답 64개, arXiv 2402.03300, 4.2절',
  },
  notes: {
    'Without what was tried before it, as the report says itself. Trained in FP8.':
      '보고서가 스스로 밝히듯 그전의 시도는 빠져 있다. FP8로 학습했다.',
    '172,800 GPU-hours for each 10^12 tokens, times 8.1.': '10^12토큰당 172,800 GPU 시간에 8.1을 곱했다.',
    '300,600 GPU-hours for each 10^12 tokens, as measured on the cluster of V2, times 2; trained on another one.':
      'V2 클러스터에서 측정한 10^12토큰당 300,600 GPU 시간에 2를 곱했다. 실제 학습은 다른 클러스터에서 했다.',
    'R1-Zero 101,000, R1 41,000 and 5,000 GPU-hours of data, on top of V3. 512 GPUs for 198 and 80 hours give it; the text says 648.':
      'V3 위에 R1-Zero 101,000, R1 41,000, 데이터 5,000 GPU 시간. GPU 512개로 198시간과 80시간이면 맞으며 본문에는 648개로 적혀 있다.',
    "The paper states a utilisation of 38 to 43 % while it ran: the card's hours hold more than the run.":
      '논문은 실행 중 활용률을 38~43%로 적었다. 모델 카드의 시간에는 학습 외의 것도 들어 있다.',
    'Tokens are not told.': '토큰 수는 공개되지 않았다.',
    '512 GPUs for three weeks: the hours are those of 21 whole days.':
      'GPU 512개로 3주. 시간은 만 21일 기준이다.',
    'Neither hours nor a price are told.': '시간도 가격도 공개되지 않았다.',
    'Said to be a few times ten million dollars.': '수천만 달러라고만 알려졌다.',
    'Where a run has no price of its own.': '학습에 자체 가격이 없을 때 쓴다.',
  },
  errors: [
    [
      /^neither GPU-hours nor a utilisation is stated: one gives the other$/,
      () => 'GPU 시간이나 활용률 중 하나는 입력해야 합니다. 하나에서 다른 하나가 나옵니다',
    ],
    [
      /^pre-training of (.+) GPU-hours is more than all (.+)$/,
      (some = '', all = '') => `토큰 학습 ${some} GPU 시간이 전체 ${all} GPU 시간보다 많습니다`,
    ],
    [
      /^a utilisation of (.+) % of the peak is impossible: .+$/,
      (percent = '') =>
        `최고 속도의 ${percent}%를 쓸 수는 없습니다. 파라미터나 토큰을 줄이거나, GPU 시간을 늘리거나, 다른 정밀도를 고르세요`,
    ],
  ],
}
