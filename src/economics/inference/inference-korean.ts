import type { KoreanWords } from '../korean/korean-words.ts'

const bounds: Readonly<Record<string, string>> = {
  memory: '메모리 대역폭',
  compute: '연산',
  link: 'GPU 간 통신',
}

/** `jevons gpu serve` in Korean. */
export const inferenceKorean: KoreanWords = {
  names: {
    'answers side by side': '동시에 처리하는 답',
    'time of a step': '스텝 시간',
    'time to read weights and KV cache': '가중치와 KV 캐시를 읽는 시간',
    'time to compute': '연산 시간',
    'time to send between GPUs': 'GPU 간 통신 시간',
    'weights read in a step': '스텝마다 읽는 가중치',
    'weights, all read in a step': '스텝마다 모두 읽는 가중치',
    'weights that every token passes, with their copies': '모든 토큰이 거치는 가중치(사본 포함)',
    'weights of all routed experts': '모든 라우팅 전문가의 가중치',
    'routed experts of a layer': '레이어의 라우팅 전문가',
    'experts that a token uses': '토큰이 쓰는 전문가',
    'different experts in use in a layer': '레이어에서 쓰이는 서로 다른 전문가',
    'memory bandwidth of a GPU': 'GPU의 메모리 대역폭',
    'share of the bandwidth reached': '대역폭 달성 비율',
    'dense speed of a GPU': 'GPU의 밀집 속도',
    'dense speed for attention': '어텐션의 밀집 속도',
    'attention over the context': '문맥에 대한 어텐션',
    'share of the speed reached': '속도 달성 비율',
    'bytes that one GPU sends in a step': 'GPU 하나가 스텝마다 보내는 바이트',
    'bytes that one GPU sends in a step for sums over all':
      '전체 합산을 위해 GPU 하나가 스텝마다 보내는 바이트',
    'bytes that one GPU sends in a step to experts and back':
      '전문가 왕복을 위해 GPU 하나가 스텝마다 보내는 바이트',
    'experts of a token that are elsewhere': '다른 곳에 있는 토큰의 전문가',
    'other servers with experts of a token': '토큰의 전문가가 있는 다른 서버',
    'what it can send': '보낼 수 있는 양',
    'share of it reached': '그중 달성 비율',
    'price of a million tokens': '백만 토큰당 비용',
    'cost of a million tokens': '백만 토큰의 비용',
    'answers that fit side by side': '동시에 담을 수 있는 답',
    'GPUs a node': '노드당 GPU',
    hours: '시간',
    'nodes on average': '평균 노드',
    'input tokens': '입력 토큰',
    'output tokens': '출력 토큰',
    'input tokens found in the cache': '캐시에 적중한 입력 토큰',
    'input tokens not found': '캐시에 없던 입력 토큰',
    'their price': '그 가격',
    'tokens a second of a node that reads prompts': '프롬프트를 읽는 노드의 초당 토큰',
    'tokens a second of a node that decodes': '디코딩하는 노드의 초당 토큰',
    'cost of the day': '하루 비용',
    'revenue of the day at list prices': '정가 기준 하루 매출',
    'profit over cost': '비용 대비 이익',
    'nodes that so many tokens keep busy': '이 토큰을 처리하는 데 쓰이는 노드',
  },
  namePatterns: [[/^KV cache of (.+) tokens$/, (tokens = '') => `${tokens}토큰의 KV 캐시`]],
  symbols: {
    tokens_per_s: '초당토큰',
    usd: '달러',
    shared: '공용',
    routed: '라우팅',
    sent: '전송',
    link: '링크',
    nodes: '노드',
    hours: '시간',
    rate: '처리속도',
    hit: '적중',
    miss: '미적중',
    out: '출력',
    p_hit: 'p_적중',
    p_miss: 'p_미적중',
    p_out: 'p_출력',
    revenue: '매출',
    margin: '이익률',
    cost: '비용',
    t_memory: 't_메모리',
    t_compute: 't_연산',
    t_link: 't_통신',
    B_max: 'B_최대',
  },
  sources: {
    'arXiv 2505.09343, section 4.3: a token crosses to a server once':
      'arXiv 2505.09343, 4.3절: 토큰은 서버로 한 번만 건너간다',
    'arXiv 2505.09343 (DeepSeek-V3 hardware, ISCA 2025), section 2.3.2':
      'arXiv 2505.09343(DeepSeek-V3 하드웨어, ISCA 2025), 2.3.2절',
    'NVIDIA/TensorRT-LLM docs/source/performance.md, release 0.5.0, H100 FP8':
      'NVIDIA/TensorRT-LLM docs/source/performance.md, 0.5.0, H100 FP8',
    'NVIDIA NIM for LLMs benchmarks, llama-3.3-70b-instruct 1.8.0, 2 × H100 FP8 TP2, 5,000 in and 500 out':
      'NVIDIA NIM for LLMs 벤치마크, llama-3.3-70b-instruct 1.8.0, H100 2개 FP8 TP2, 입력 5,000·출력 500',
    'LMSYS and Ant Group, Best practices for serving DeepSeek-R1 on H20-96G':
      'LMSYS·앤트그룹, Best practices for serving DeepSeek-R1 on H20-96G',
    'LMSYS, Deploying DeepSeek on GB200 NVL72 with PD and large scale EP, part II':
      'LMSYS, Deploying DeepSeek on GB200 NVL72 with PD and large scale EP, 2부',
    'SemiAnalysisAI InferenceX-app, constants of one stored version (December 2025 to early 2026)':
      'SemiAnalysisAI InferenceX-app, 저장된 한 버전의 상수(2025년 12월~2026년 초)',
  },
  notes: {
    'Average node numbers of a day in which load rises and falls; token counts are rounded to 10^9. Input throughput includes tokens found in the cache.':
      '부하가 오르내리는 하루의 평균 노드 수다. 토큰 수는 10^9 단위로 반올림되었다. 입력 처리량에는 캐시에 적중한 토큰이 들어 있다.',
    "The batch follows from the published speeds of a node and of a reader (14.8k/21 for 8 GPUs). A day's average, idle hours included; whether answers were drafted ahead (multi-token prediction) is not told.":
      '배치는 공개된 노드 속도와 이용자 속도에서 나온다(GPU 8개에 14.8k/21). 유휴 시간을 포함한 하루 평균이며, 다중 토큰 예측을 썼는지는 공개되지 않았다.',
    'The length of a prompt is not told: that of the average cache of a decoded token stands for it. Work for the tokens found in the cache counts as none. As many prompts at once as fit.':
      '프롬프트 길이는 공개되지 않아 디코딩 토큰의 평균 캐시 길이로 대신한다. 캐시에 적중한 토큰의 연산은 0으로 본다. 프롬프트는 담을 수 있는 만큼 함께 처리한다.',
    'Theirs: 61 layers, 9 experts (8 routed, 1 shared), a width of 7,000: 14.76 ms, 67 tokens a second. Ours: 58 layers with experts, those of 8 that lie on other servers, 7,168.':
      '원문: 61개 레이어, 전문가 9개(라우팅 8, 공용 1), 너비 7,000으로 14.76 ms, 초당 67토큰. 여기: 전문가 레이어 58개, 8개 중 다른 서버에 있는 전문가, 너비 7,168.',
    "Llama 2 70B has the shape of Llama 3 70B save for its vocabulary. KV cache in FP8 as in that release's FP8 recipe.":
      'Llama 2 70B는 어휘를 빼면 Llama 3 70B와 형상이 같다. KV 캐시는 그 배포판의 FP8 설정대로 FP8이다.',
    'One answer alone: nothing is read in between.': '답 하나만 처리한다. 그 사이에 읽는 것이 없다.',
    'Measured with prompts of other answers read in between, which lengthens the time between tokens.':
      '다른 답의 프롬프트를 사이사이 읽으며 측정해 토큰 간격이 길어졌다.',
    'How many answers were decoded at once is not told; theirs keeps a time between tokens, which fewer answers do.':
      '동시에 디코딩한 답의 수는 공개되지 않았다. 원문은 토큰 간격을 지키므로 답이 더 적다.',
    'How many answers were decoded at once is not told here.': '동시에 디코딩한 답의 수는 공개되지 않았다.',
  },
  notePatterns: [[/^bound by (\w+)$/, (bound = '') => `병목: ${bounds[bound] ?? bound}`]],
  errors: [
    [
      /^weights of (.+) do not fit into (.+) % of (.+) × (.+)$/,
      (weights = '', share = '', gpus = '', memory = '') =>
        `가중치 ${weights}가 GPU ${gpus}개 × ${memory}의 ${share}%에 들어가지 않습니다`,
    ],
    [
      /^(.+) GPUs are more than one server of (.+): the network of this GPU is not known$/,
      (gpus = '', server = '') =>
        `GPU ${gpus}개는 서버 한 대(${server}개)를 넘습니다. 이 GPU의 네트워크 속도는 알려지지 않았습니다`,
    ],
    [
      /^not one answer of (.+) tokens fits beside the weights$/,
      (tokens = '') => `가중치를 올리고 나면 ${tokens}토큰짜리 답이 하나도 들어가지 않습니다`,
    ],
    [
      /^batch (.+): at most (.+) answers of (.+) tokens fit$/,
      (batch = '', most = '', tokens = '') =>
        `동시 처리 ${batch}개: ${tokens}토큰짜리 답은 최대 ${most}개까지 들어갑니다`,
    ],
    [
      /^(.+) computes in (.+), not in "(.*)"$/,
      (gpu = '', can = '', format = '') => `${gpu}: ${can}만 지원하며 "${format}"은(는) 지원하지 않습니다`,
    ],
  ],
}
