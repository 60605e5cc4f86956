import { type ChipMeasure, chipMeasureNames, type ExportVerdict } from '#economics'
import type { FieldWords, Language } from '../calculation.ts'

export interface ChipsWords {
  readonly free: (chip: string, date: string) => string
  readonly foreign: (chip: string) => string
  readonly unknown: (chip: string, date: string) => string
  /** An embargo asks for a licence by itself, and is none of the measures for chips. */
  readonly embargoed: (chip: string, embargo: string) => string
  readonly embargo: string
  readonly caught: (
    now: Readonly<Record<'chip' | 'date' | 'clause' | 'paragraph' | 'computer', string>>,
  ) => string
  readonly tpp: string
  readonly density: string
  readonly short: (paragraph: string, name: string) => string
  readonly threshold: (threshold: number) => string
  readonly basis: string
  readonly basisOf: (kind: ExportVerdict['basisKind'], citation: string) => string
  readonly dates: (dates: NonNullable<ExportVerdict['dates']>) => string
  readonly review: string
  readonly exception: string
  readonly pending: (from: string, clause: string) => string
  readonly noAdvice: string
  readonly chip: string
  readonly chart: string
  readonly chartReading: string
  readonly comparison: string
  readonly specification: string
  readonly ratio: string
  readonly matrix: (country: string) => string
  readonly letter: string
  readonly rule: string
  /** What the thresholds of a paragraph are of. */
  readonly thresholds: Readonly<Record<string, string>>
  readonly measures: Readonly<Record<ChipMeasure, string>>
}

export const chipsFieldWords: Readonly<Record<Language, FieldWords>> = {
  en: {
    panels: { rule: 'Export rule' },
    fields: { chip: 'Chip', against: 'Compare with', date: 'On the day', country: 'To' },
  },
  ko: {
    panels: { rule: '수출 통제' },
    fields: { chip: '칩', against: '비교 대상', date: '날짜', country: '목적지' },
  },
}

export const chipsWords: Readonly<Record<Language, ChipsWords>> = {
  en: {
    free: (chip, date) =>
      `${chip} is outside every paragraph that holds on ${date}: no licence is needed by its class.`,
    foreign: (chip) => `${chip} is no item of US origin: its class is shown for comparison alone.`,
    unknown: (chip, date) =>
      `${chip} on ${date}: it cannot be told, since a measure of the chip is not known.`,
    embargoed: (chip, embargo) =>
      `${chip}: not covered by these measures, since an embargo asks for a licence whatever a chip can do (${embargo}).`,
    embargo: 'embargo',
    caught: ({ chip, date, clause, paragraph, computer }) =>
      `${chip} needs a licence on ${date}: ${clause} (${paragraph}); a computer that holds it, ${computer}.`,
    tpp: 'total processing performance (TPP)',
    density: 'performance density',
    short: (paragraph, name) => `short of ${paragraph}: ${name}`,
    threshold: (threshold) => `threshold ${threshold.toLocaleString('en')}`,
    basis: 'Basis',
    basisOf: (kind, citation) => `${kind} ${citation}`,
    dates: ({ issued, published, effective, compliance, until, rescinded }) =>
      [
        `issued ${issued}`,
        published && `published ${published}`,
        `effective ${effective}`,
        compliance && `compliance ${compliance}`,
        until && `until ${until}`,
        rescinded && `rescinded ${rescinded}`,
      ]
        .filter((part) => part !== null && part !== '')
        .join(' · '),
    review: 'Licence review',
    exception: 'Exception',
    pending: (from, clause) => `Public already, to be complied with from ${from}: ${clause}.`,
    noAdvice: 'A computation from stated figures and published paragraphs; no legal advice.',
    chip: 'chip',
    chart: 'TPP of the chips',
    chartReading:
      'Dashed: 4,800, the first threshold of 3A090.a since October 2023. The two chosen chips are pointed out.',
    comparison: 'Beside each other',
    specification: 'specification',
    ratio: 'second ÷ first',
    matrix: (country) => `Chips by day, to ${country}`,
    letter: 'letter',
    rule: 'rule',
    thresholds: {
      tppAtLeast: 'TPP',
      densityAtLeast: 'performance density',
      linkAtLeastGBps: 'links, GB/s',
      memoryAtLeastGBps: 'memory bandwidth, GB/s',
      memoryAndLinkAtLeastGBps: 'memory bandwidth and links, GB/s',
    },
    measures: chipMeasureNames,
  },
  ko: {
    free: (chip, date) => `${chip}: ${date} 기준 어떤 조항에도 해당하지 않는다. 등급상 허가가 필요 없다.`,
    foreign: (chip) => `${chip}: 미국산 품목이 아니다. 등급은 비교용으로만 보인다.`,
    unknown: (chip, date) => `${chip}: ${date} 기준 판단할 수 없다. 칩의 사양 일부가 알려지지 않았다.`,
    embargoed: (chip, embargo) =>
      `${chip}: 이 조치들의 대상이 아니다. 금수 조치에 따라 성능과 관계없이 허가가 필요하다(${embargo}).`,
    embargo: '금수',
    caught: ({ chip, date, clause, paragraph, computer }) =>
      `${chip}: ${date} 기준 허가가 필요하다. 해당 조항 ${clause}(${paragraph}), 이 칩을 담은 컴퓨터는 ${computer}.`,
    tpp: '총처리성능(TPP)',
    density: '성능 밀도(PD)',
    short: (paragraph, name) => `${paragraph} 미달분: ${name}`,
    threshold: (threshold) => `기준 ${threshold.toLocaleString('ko')}`,
    basis: '근거',
    basisOf: (kind, citation) =>
      kind === 'none'
        ? '이 날짜에 해당하는 조치 없음'
        : `${kind === 'rule' ? '규칙' : '개별 통지'} ${citation}`,
    dates: ({ issued, published, effective, compliance, until, rescinded }) =>
      [
        `발표 ${issued}`,
        published && `게재 ${published}`,
        `발효 ${effective}`,
        compliance && `준수 시한 ${compliance}`,
        until && `종료 ${until}`,
        rescinded && `철회 ${rescinded}`,
      ]
        .filter((part) => part !== null && part !== '')
        .join(' · '),
    review: '허가 심사',
    exception: '예외',
    pending: (from, clause) => `이미 공개되었고 ${from}부터 지켜야 하는 조항: ${clause}.`,
    noAdvice: '공개된 사양과 조항으로 계산한 것이며 법률 자문이 아니다.',
    chip: '칩',
    chart: '칩별 TPP',
    chartReading: '점선: 2023년 10월 이후 3A090.a의 첫 기준 4,800. 선택한 두 칩은 다른 색으로 표시한다.',
    comparison: '나란히 비교',
    specification: '사양',
    ratio: '둘째 ÷ 첫째',
    matrix: (country) => `날짜별 판정(목적지 ${country})`,
    letter: '개별 통지',
    rule: '규칙',
    thresholds: {
      tppAtLeast: 'TPP',
      densityAtLeast: '성능 밀도',
      linkAtLeastGBps: '링크(GB/s)',
      memoryAtLeastGBps: '메모리 대역폭(GB/s)',
      memoryAndLinkAtLeastGBps: '메모리 대역폭과 링크(GB/s)',
    },
    measures: {
      gpus: '행에 담긴 GPU 수',
      bf16Tflops: 'BF16(밀집 TFLOPS)',
      fp8Tflops: 'FP8(밀집 TFLOPS)',
      int8Tops: 'INT8(밀집 TOPS)',
      memoryGB: '메모리(GB)',
      bandwidthTBps: '메모리 대역폭(TB/s)',
      linkGBps: '링크(양방향 GB/s)',
      powerW: '전력(W)',
      dieMm2: '다이 면적(mm²)',
      tpp: 'TPP',
      performanceDensity: '성능 밀도(TPP/mm²)',
      ridgeFlopPerByte: '루프라인 꺾임점(FLOP/바이트, BF16)',
    },
  },
}
