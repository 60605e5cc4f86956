import type { KoreanWords } from '../korean/korean-words.ts'

/** `jevons gpu` in Korean: the chips and where their figures come from. */
export const chipKorean: KoreanWords = {
  names: {
    'total processing performance': '총처리성능(TPP)',
    'performance density': '성능 밀도(PD)',
    'bits of a number': '숫자 하나의 비트',
    'GPUs in the row': '행에 담긴 GPU 수',
    'GB300 (one GPU of two)': 'GB300(GPU 2개 중 1개)',
    'area of the dies that count': '산입되는 다이 면적',
  },
  namePatterns: [[/^dense speed in (.+)$/, (precision = '') => `${precision} 밀집 속도`]],
  symbols: { area: '면적' },
  sources: {
    '15 CFR 774 supplement 1, technical notes to 3A090: 2 · MacTOPS · bit length, dense':
      '15 CFR 774 부록 1, 3A090 기술 주석: 2 · MacTOPS · 비트 길이, 밀집',
    '15 CFR 774 supplement 1, technical notes to 3A090: dies of a non-planar process count':
      '15 CFR 774 부록 1, 3A090 기술 주석: 비평면 공정 다이만 산입',
    'ai-dynamo/aiconfigurator systems at 095f58a (2026-08-21)':
      'ai-dynamo/aiconfigurator systems 095f58a(2026-08-21)',
    'NVIDIA A800 data sheet: an A100 with NVLink held to 400 GB/s':
      'NVIDIA A800 데이터시트: NVLink를 400 GB/s로 제한한 A100',
    'NVIDIA A100 architecture white paper (same die)': 'NVIDIA A100 아키텍처 백서(같은 다이)',
    "as the uncut chip's servers: ai-dynamo/aiconfigurator systems at 095f58a (2026-08-21)":
      '제한 전 칩의 서버와 같음: ai-dynamo/aiconfigurator systems 095f58a(2026-08-21)',
    'NVIDIA H100 data sheet; dense speeds are half of the printed ones with sparsity':
      'NVIDIA H100 데이터시트, 밀집 속도는 희소 연산 표기값의 절반',
    'NVIDIA H200 data sheet; dense speeds are half of the printed ones with sparsity':
      'NVIDIA H200 데이터시트, 밀집 속도는 희소 연산 표기값의 절반',
    'NVIDIA L40S data sheet; dense speeds are half of the printed ones with sparsity':
      'NVIDIA L40S 데이터시트, 밀집 속도는 희소 연산 표기값의 절반',
    'arXiv 2505.09343 (DeepSeek-V3 hardware): an H100 with NVLink held to 400 GB/s':
      'arXiv 2505.09343(DeepSeek-V3 하드웨어): NVLink를 400 GB/s로 제한한 H100',
    'NVIDIA H100 architecture white paper (same die)': 'NVIDIA H100 아키텍처 백서(같은 다이)',
    'arXiv 2505.09343: 400 Gbit/s InfiniBand a GPU': 'arXiv 2505.09343: GPU당 InfiniBand 400 Gbit/s',
    "SemiAnalysis' table of the H20 (296 TFLOPS FP8, 4.0 TB/s, 96 GB, 900 GB/s), reprinted with the same figures in 2025-02":
      'SemiAnalysis의 H20 표(FP8 296 TFLOPS, 4.0 TB/s, 96 GB, 900 GB/s), 2025년 2월 같은 수치로 재인용',
    'NVIDIA H100 architecture white paper (same die); 2,368/814 = 2.9 as printed':
      'NVIDIA H100 아키텍처 백서(같은 다이), 2,368/814 = 2.9로 인쇄된 값과 일치',
    'NVIDIA Ada architecture white paper (AD102)': 'NVIDIA Ada 아키텍처 백서(AD102)',
    'NVIDIA L20 data sheet as reported by SemiAnalysis': 'NVIDIA L20 데이터시트(SemiAnalysis 보도)',
    'NVIDIA Ada architecture white paper, appendix; dense speeds': 'NVIDIA Ada 아키텍처 백서 부록, 밀집 속도',
    'NVIDIA product page of the RTX 4090 D (1,177 dense INT4 TOPS)':
      'NVIDIA RTX 4090 D 제품 페이지(밀집 INT4 1,177 TOPS)',
    'reported die sizes of the compute dies; see note': '보도된 연산 다이 크기(비고 참조)',
    'SemiAnalysisAI/InferenceX-app gpu-specs.ts at 77ca49a (2026-04-03)':
      'SemiAnalysisAI/InferenceX-app gpu-specs.ts 77ca49a(2026-04-03)',
    'SemiAnalysisAI/InferenceX-app gpu-specs.ts at 77ca49a (2026-04-03); power and INT8: ai-dynamo/aiconfigurator systems at 095f58a (2026-08-21)':
      'SemiAnalysisAI/InferenceX-app gpu-specs.ts 77ca49a(2026-04-03), 전력과 INT8은 ai-dynamo/aiconfigurator systems 095f58a(2026-08-21)',
    'NVIDIA Blackwell data sheet (HGX B200)': 'NVIDIA Blackwell 데이터시트(HGX B200)',
    'about 800 mm² a die, two dies a GPU: reported, not published by NVIDIA':
      '다이당 약 800 mm², GPU당 다이 2개: 보도 내용이며 NVIDIA 공개치가 아님',
    'NVIDIA GB200 NVL72 data sheet: one superchip, two GPUs':
      'NVIDIA GB200 NVL72 데이터시트: 슈퍼칩 하나에 GPU 2개',
    'as the FP8 speed': 'FP8 속도와 같음',
    'reported figures, which differ by variant (910B1 to B4)': '보도된 수치, 세부 모델(910B1~B4)에 따라 다름',
    'reported figures: two 910B dies in one package': '보도된 수치: 한 패키지에 910B 다이 2개',
    'Intel Gaudi 3 white paper': 'Intel Gaudi 3 백서',
    'the same in R. Kaplan, Intel Gaudi 3 AI Accelerator: Architected for Gen AI Training and Inference (3.67 TB/s, 900 W with air)':
      '같은 수치: R. Kaplan, Intel Gaudi 3 AI Accelerator: Architected for Gen AI Training and Inference(3.67 TB/s, 공랭 900 W)',
    'two dies of about 800 mm² each: reported, not published by Intel':
      '각 약 800 mm² 다이 2개: 보도 내용이며 Intel 공개치가 아님',
    'ai-dynamo/aiconfigurator systems at 095f58a (2026-08-21), after the NVIDIA H100 data sheet':
      'ai-dynamo/aiconfigurator systems 095f58a(2026-08-21), NVIDIA H100 데이터시트 기준',
    'PCIe 5.0 ×16, no NVLink bridge: ai-dynamo/aiconfigurator systems at 095f58a (2026-08-21)':
      'PCIe 5.0 ×16, NVLink 브리지 없음: ai-dynamo/aiconfigurator systems 095f58a(2026-08-21)',
  },
  notes: {
    'the superchip: two GPUs and a CPU': '슈퍼칩 전체(GPU 2개와 CPU)',
    'one GPU, without the CPU of its superchip': '슈퍼칩의 CPU를 뺀 GPU 1개',
    'no item of US origin: the class is shown for comparison only':
      '미국산 품목이 아니며 등급은 비교용으로만 보인다',
    'die = 8 XCD (about 115 mm² each, about 920) or incl. 4 IOD 6 nm; only dies made on a non-planar (FinFET/GAA) process count, so all of 8x115+4x370=2,400 count when IODs are FinFET: PD then 8.7; both exceed 5.92':
      '다이는 XCD 8개(각 약 115 mm², 합계 약 920 mm²) 또는 6 nm IOD 4개를 포함한다. 비평면(FinFET/GAA) 공정 다이만 산입하므로 IOD가 FinFET이면 8×115+4×370=2,400 mm²가 모두 들어가고 성능 밀도는 8.7이다. 어느 쪽이든 5.92를 넘는다',
    'about 2 × 800 mm² dies; 192 GB physical, 180 usable in HGX':
      '다이 약 800 mm² 2개, 물리 192 GB 중 HGX에서 180 GB 사용',
    '320-400 TFLOPS FP16 by sub-variant (910B1..B4); INT8 640-800; die about 666':
      '세부 모델(910B1~B4)에 따라 FP16 320~400 TFLOPS, INT8 640~800 TOPS, 다이 약 666 mm²',
    'FP4 is 13,500 or 14,000 and bandwidth 7.75 or 8 TB/s by source; memory 268 GB usable of 288':
      '자료에 따라 FP4는 13,500 또는 14,000, 대역폭은 7.75 또는 8 TB/s. 메모리는 288 GB 중 268 GB 사용',
  },
  errors: [
    [/^(.+): nobody told how fast it computes$/, (id = '') => `${id}: 연산 속도가 공개되지 않았습니다`],
    [/^no (?:chip|GPU) "(.*)": there are (.+)$/, (name = '', ids = '') => `"${name}": 없는 칩입니다(${ids})`],
  ],
}
