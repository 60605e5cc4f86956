import {
  byteRatio,
  explain,
  given,
  latentRecomputation,
  type Model,
  mlaClaim,
  multiTokenSpeedUp,
  named,
  shapeFromConfig,
} from '#economics'
import type { NoteCell, NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import { printedNumber } from '../printed-facts.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { explainedCell } from './cells.ts'
import { inLanguage } from './exhibit-words.ts'
import { activeShare } from './model-shares.ts'

const words = {
  title: {
    en: 'What the techniques of DeepSeek-V3 give, each computed from the shape of the model',
    ko: '딥시크 V3의 기술별 효과: 모델 구조에서 직접 계산한 값',
  },
  technique: { en: 'Technique', ko: '기술' },
  printed: { en: 'Printed effect', ko: '인쇄된 효과' },
  computed: { en: 'What is computed', ko: '계산 항목' },
  value: { en: 'Value', ko: '값' },
  mla: { en: 'MLA: compressed KV cache', ko: 'MLA: KV 캐시 압축' },
  moe: { en: 'DeepSeekMoE: experts chosen by a bias', ko: 'DeepSeekMoE: 동적 편향 조정' },
  schedule: { en: 'Scheduling of warps in training', ko: '동적 워프 스케줄링' },
  recompute: { en: 'RMSNorm and up-projections recomputed', ko: 'RMSNorm·MLA 상향 투영 재계산' },
  mtp: { en: 'Multi-token prediction, module shared', ko: '다중 토큰 예측(MTP) 모듈 공유' },
  fp8: { en: 'FP8 with scaling', ko: 'FP8 학습과 동적 스케일링' },
  distil: { en: 'Distilled from R1', ko: 'R1에서 지식 증류' },
  bandwidth: {
    en: 'pipeline, IB/NVLink, less communication',
    ko: '파이프라인 효율, IB·NVLink 대역폭, 통신 감소',
  },
  activation: { en: 'less memory of activations', ko: '활성값 메모리 절감' },
  speculative: { en: 'no double allocation, drafts tokens', ko: '중복 할당 제거, 추측 디코딩' },
  precision: { en: 'bandwidth, efficiency', ko: '대역폭, 효율, 작은 정밀도 손실' },
  inherits: { en: 'inherits reasoning', ko: '추론 능력 계승' },
  active: { en: 'parameters used for a token', ko: '토큰당 활성 파라미터 비중' },
  published: { en: 'cache in 6 bits against 67B (grouped) in 16', ko: 'KV 감소율: 6비트 대 67B(GQA) 16비트' },
  samePrecision: {
    en: 'cache against 67B (grouped), both 16 bits',
    ko: 'KV 감소율: 67B(GQA) 대비, 모두 16비트',
  },
  ownMha: { en: 'cache against its own heads, both 16 bits', ko: 'KV 감소율: 자체 MHA 대비, 모두 16비트' },
  saved: { en: 'bytes saved a token and layer', ko: '토큰·층당 절약 바이트' },
  speedUp: { en: 'speed-up at 85 % accepted', ko: '수락률 85%일 때 가속 배수' },
  bytes: { en: 'bytes against BF16', ko: 'BF16 대비 바이트' },
  none: { en: 'not computed: no disclosed inputs', ko: '계산 불가: 공개된 입력값 없음' },
  before: {
    en: 'V3 (26 December 2024) came before R1 (20 January 2025)',
    ko: 'V3(2024-12-26)는 R1(2025-01-20)보다 먼저 공개',
  },
  baseline: {
    en: 'The 93 % of the text is the first line: it compares V2 with a model whose heads are grouped already, in fewer bits',
    ko: '본문의 93%는 첫 행에 해당하며, 이미 GQA를 쓰는 모델과 더 적은 비트로 비교한 값',
  },
  source: {
    en: 'arXiv 2405.04434, 2412.19437; jevons',
    ko: 'arXiv 2405.04434, 2412.19437, jevons 계산',
  },
}

type Words = ReturnType<typeof inLanguage<typeof words>>

/** Table 2: each technique with an effect that is computed of the model's own shape. */
export function techniqueTable(facts: WeeklyFacts, language: NoteLanguage): NoteTableContent {
  const text = inLanguage(words, language)
  return {
    kind: 'table',
    title: text.title,
    header: [text.technique, text.printed, text.computed, text.value],
    rows: [...cacheRows(facts, text, language), ...modelRows(facts, text)],
    remarks: [text.baseline],
    source: text.source,
  }
}

function cacheRows(
  { models, printed }: WeeklyFacts,
  text: Words,
  language: NoteLanguage,
): NoteTableContent['rows'] {
  const [v2, dense] = [shapeOf(models, 'deepseek-v2'), shapeOf(models, 'deepseek-67b')]
  const read = new Map(mlaClaim(v2, dense).map(({ id, explained }) => [id, explained]))
  const [from, to] = [
    printedNumber(printed, 'mla.memoryFrom', language),
    printedNumber(printed, 'mla.memoryTo', language),
  ]
  const printedRange = `−${from.explained.value}~${to.explained.value}%`
  return (['published', 'samePrecision', 'ownMha'] as const).map((id, at) => {
    const explained = read.get(id)
    const cell = explained ? explainedCell({ ...explained, name: text[id] }, 'share:1') : null
    return { cells: [at === 0 ? text.mla : '', at === 0 ? printedRange : '', text[id], cell] }
  })
}

const usualAcceptance = 0.85

function modelRows({ models }: WeeklyFacts, text: Words): NoteTableContent['rows'] {
  const v3 = named('model', models, 'deepseek-v3')
  const { hidden, heads, headWidths } = shapeOf(models, 'deepseek-v3')
  const saved = explain(latentRecomputation, {
    h: given('width of the model', 'h', hidden, 'elements'),
    n: given('heads', 'n', heads, ''),
    d_k: given('width of a query or key', 'd_k', headWidths.keyWidth, 'elements'),
    d_v: given('width of a value', 'd_v', headWidths.valueWidth, 'elements'),
  })
  const faster = explain(multiTokenSpeedUp, {
    p: given('how often the token ahead is accepted', 'p', usualAcceptance, ''),
    overhead: given('what predicting costs, in steps', 'overhead', 0, ''),
  })
  const bytes = explain(byteRatio, {
    bits: given('bits of FP8', 'bits', 8, 'bit'),
    bits_0: given('bits of BF16', 'bits_0', 16, 'bit'),
  })
  const row = (...cells: readonly NoteCell[]): NoteTableContent['rows'][number] => ({ cells })
  return [
    row(text.moe, '', text.active, explainedCell(activeShare(v3), 'share:1')),
    row(text.schedule, text.bandwidth, text.none, null),
    row(text.recompute, text.activation, text.saved, explainedCell(saved, 'integer')),
    row(text.mtp, text.speculative, text.speedUp, explainedCell(faster, 'factor:2')),
    row(text.fp8, text.precision, text.bytes, explainedCell(bytes, 'share:0')),
    row(text.distil, text.inherits, text.before, null),
  ]
}

function shapeOf(models: readonly Model[], id: string): ReturnType<typeof shapeFromConfig> {
  return shapeFromConfig(named('model', models, id).config)
}
