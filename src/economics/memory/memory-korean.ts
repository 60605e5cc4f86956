import type { KoreanWords } from '../korean/korean-words.ts'

/** `jevons gpu memory` in Korean. */
export const memoryKorean: KoreanWords = {
  names: {
    'bytes a token adds': '토큰당 바이트',
    'layers that see the whole context': '전체 문맥을 보는 레이어',
    'layers that see a window': '윈도를 보는 레이어',
    'layers that see compressed entries': '압축 항목을 보는 레이어',
    'layers with keys of an index': '인덱스 키가 있는 레이어',
    'layers with a state of fixed size': '고정 크기 상태를 둔 레이어',
    'bits of an element': '원소 하나의 비트',
    'tokens that share an entry': '한 항목을 공유하는 토큰',
    'elements of an entry, key and value at once': '항목당 원소(키와 값 공통)',
    'elements of an index key': '인덱스 키의 원소',
    'heads with keys and values of their own': '키와 값을 따로 둔 헤드',
    'width of a key': '키의 너비',
    'width of a value': '값의 너비',
    'rank of the compressed keys and values': '압축된 키와 값의 랭크',
    'width of the key with positions': '위치 정보 키의 너비',
    'elements a token and layer keeps': '토큰과 레이어당 원소',
    'elements of the state of one layer': '레이어 하나의 상태 원소',
    'heads with a state': '상태를 둔 헤드',
    'rows of a state': '상태의 행',
    'columns of a state': '상태의 열',
    'reduction of the KV cache': 'KV 캐시 절감률',
    'elements a token adds': '토큰당 원소',
    'bits of each': '원소당 비트',
    'elements a token adds in the other': '비교 대상의 토큰당 원소',
    'bits of each there': '비교 대상의 원소당 비트',
    'speed-up of predicting one more token': '토큰 하나를 더 예측할 때의 가속',
    'speed-up of predicting several tokens': '여러 토큰을 예측할 때의 가속',
    'tokens a step': '스텝당 토큰',
    'overhead that a printed speed-up implies': '인쇄된 가속에서 역산한 부담',
    'bytes against the other format': '다른 형식 대비 바이트',
    'bytes saved a token and layer by recomputing RMSNorm and up-projections':
      'RMSNorm과 상향 투영을 재계산해 토큰·레이어당 줄어드는 바이트',
  },
  symbols: {
    bytes: '바이트',
    bytes_1: '바이트_1',
    bytes_2: '바이트_2',
    bytes_3: '바이트_3',
    bytes_4: '바이트_4',
    layers: '레이어',
    width: '너비',
    bits: '비트',
    bits_0: '비트_0',
    ratio: '비',
    reduction: '절감률',
    elements: '원소',
    elements_0: '원소_0',
    speed_up: '가속',
    overhead: '부담',
    extra: '추가토큰',
    saved: '절감',
  },
  sources: {
    'arXiv 2405.04434, section 2.1: kv_lora_rank + qk_rope_head_dim':
      'arXiv 2405.04434, 2.1절: kv_lora_rank + qk_rope_head_dim',
    'arXiv 2412.19437, section 3.2.3: both are recomputed; the bytes follow from the shapes':
      'arXiv 2412.19437, 3.2.3절: 둘 다 재계산하며 바이트는 형상에서 나온다',
    'arXiv 2412.19437 (DeepSeek-V3 technical report)': 'arXiv 2412.19437(DeepSeek-V3 기술 보고서)',
    'arXiv 2412.19437: V3.2 keeps the shape of V3 and adds an indexer':
      'arXiv 2412.19437: V3.2는 V3의 형상을 유지하고 인덱서를 더함',
    'arXiv 2401.02954, table 2 (95 layers, 8,192, 64 heads, 8 KV heads); intermediate size and vocabulary of its config.json':
      'arXiv 2401.02954, 표 2(95개 레이어, 8,192, 헤드 64개, KV 헤드 8개), 중간 크기와 어휘는 config.json',
    'name of Qwen/Qwen3.5-35B-A3B': 'Qwen/Qwen3.5-35B-A3B라는 이름',
    'Mistral AI, Mixtral of experts (announcement): 46.7 B total, 12.9 B a token':
      'Mistral AI, Mixtral of experts(발표): 전체 467억, 토큰당 129억',
    'Mistral AI, Cheaper, better, faster, stronger (announcement)':
      'Mistral AI, Cheaper, better, faster, stronger(발표)',
    'arXiv 2508.10925 (gpt-oss model card), table 1': 'arXiv 2508.10925(gpt-oss 모델 카드), 표 1',
  },
  notes: {
    'Sparse attention: an indexer of 64 heads of 128 picks 2,048 tokens; its keys are cached beside the latent.':
      '희소 어텐션: 너비 128인 헤드 64개의 인덱서가 2,048토큰을 고르며 그 키를 잠재 벡터와 함께 캐시한다.',
    'Hybrid: three layers of four are linear attention with a fixed state. Parameters as in its name.':
      '혼합형: 네 레이어 중 셋은 고정 상태의 선형 어텐션이다. 파라미터 수는 이름을 따랐다.',
    'Its count of active parameters leaves the embeddings out and the output head in.':
      '활성 파라미터 수에 임베딩은 빠지고 출력 헤드는 들어 있다.',
  },
  errors: [
    [/^(.+) is missing$/, (names = '') => `${names.replaceAll(' or ', ' 또는 ')} 항목이 없습니다`],
    [
      /^(.+) must be a whole number from (\d+), not (.+)$/,
      (name = '', least = '', shown = '') => `${name}: ${least} 이상의 정수여야 합니다(현재 ${shown})`,
    ],
    [
      /^(.+) must be a list, not (.+)$/,
      (name = '', shown = '') => `${name}: 목록이어야 합니다(현재 ${shown})`,
    ],
    [
      /^(.+) has (\d+) entries: at most (\d+)$/,
      (name = '', count = '', most = '') => `${name}: 항목이 ${count}개입니다. 최대 ${most}개`,
    ],
    [
      /^num_key_value_heads (.+) does not divide (.+) attention heads$/,
      (keyValue = '', heads = '') =>
        `어텐션 헤드 ${heads}개를 num_key_value_heads ${keyValue}로 나눌 수 없습니다`,
    ],
    [
      /^head_dim is missing, and (.+) heads do not divide hidden_size (.+)$/,
      (heads = '', hidden = '') =>
        `head_dim이 없고 hidden_size ${hidden}을(를) 헤드 ${heads}개로 나눌 수 없습니다`,
    ],
    [
      /^(.+) "(.*)": must be one of (.+), or a number of bits up to (\d+)$/,
      (flag = '', text = '', formats = '', most = '') =>
        `${flag} "${text}": ${formats} 중 하나이거나 ${most} 이하의 비트 수여야 합니다`,
    ],
    [
      /^(.+) has (\d+) entries for (\d+) layers$/,
      (name = '', count = '', layers = '') => `${name}: 항목은 ${count}개인데 레이어는 ${layers}개입니다`,
    ],
    [
      /^compress_ratios must hold whole numbers, not (.+)$/,
      (shown = '') => `compress_ratios에는 정수만 쓸 수 있습니다(현재 ${shown})`,
    ],
    [/^overhead (.+): must be at least 0$/, (value = '') => `부담 ${value}: 0 이상이어야 합니다`],
    [/^a config\.json must be one object$/, () => 'config.json은 하나의 객체여야 합니다'],
    [/^encoder-decoder models are not understood$/, () => '인코더-디코더 모델은 지원하지 않습니다'],
    [
      /^(.+) has no attention: nothing of it grows with the context$/,
      (type = '') => `${type}: 어텐션이 없어 문맥에 따라 늘어나는 것이 없습니다`,
    ],
    [
      /^(.+) is not understood: layers differ by it$/,
      (name = '') => `${name}: 레이어를 서로 다르게 만드는 설정이라 해석할 수 없습니다`,
    ],
    [
      /^num_hidden_layers (.+): at most (.+)$/,
      (layers = '', most = '') => `num_hidden_layers ${layers}: 최대 ${most}`,
    ],
    [
      /^layer_types has (.+): known are (.+)$/,
      (shown = '', known = '') => `layer_types의 ${shown}: 알려진 값은 ${known}`,
    ],
    [
      /^num_experts_per_tok (.+) is more than (.+) experts$/,
      (active = '', routed = '') => `num_experts_per_tok ${active}: 전문가 수 ${routed}보다 클 수 없습니다`,
    ],
    [/^config\.json: (.+)$/, (shape = '') => `config.json을 읽을 수 없습니다. 형식: ${shape}`],
  ],
}
