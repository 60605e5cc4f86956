import {
  checkParts,
  fleetsByOwner,
  methodsAgainstPrint,
  mlaClaim,
  named,
  printedTiers,
  regionName,
  rounded,
  shapeFromConfig,
} from '#economics'
import { measureIn } from '../fleet-measures.ts'
import { koreanPlace } from './korean-place.ts'
import { amountOf, type PrintedCheck, type PrintedFinding, placeOf, text } from './printed-finding.ts'

/** L04: parts of a project against what they are parts of. */
export const projectParts: PrintedCheck = ({ project }) =>
  project.phases.flatMap(checkParts).flatMap(({ where, whole, sum, excess, addsUp }): PrintedFinding[] =>
    addsUp
      ? []
      : [
          {
            id: 'L04',
            rule: 'sum-of-parts',
            severity: 'error',
            where: `table 6, ${where}`,
            printed: `${whole} bn USD`,
            recomputed: `${sum} bn USD`,
            message: {
              en: `the parts of ${where} come to ${sum} bn USD, ${excess} more than the ${whole} printed`,
              ko: `${koreanPlace(where)}의 구성 항목 합은 ${sum}(십억 달러)로 인쇄된 ${whole}보다 ${excess} 많음`,
            },
          },
        ],
  )

/** L16 and L17: the reduction of the KV cache, against the table and against other baselines. */
export const cacheClaim: PrintedCheck = ({ printed, models }) => {
  const [said, from, to] = ['mla.reduction', 'mla.memoryFrom', 'mla.memoryTo'].map((id) =>
    amountOf(printed, id),
  )
  const [v2, dense] = ['deepseek-v2', 'deepseek-67b'].map((id) =>
    shapeFromConfig(named('model', models, id).config),
  )
  if (said === undefined || from === undefined || to === undefined || !v2 || !dense) return []
  const readings = new Map(mlaClaim(v2, dense).map(({ id, reduction }) => [id, 100 * reduction]))
  const own = readings.get('ownMha') ?? Number.NaN
  const same = readings.get('samePrecision') ?? Number.NaN
  const where = `${placeOf(printed, 'mla.reduction')}; table 2`
  const outside: PrintedFinding = {
    id: 'L16',
    rule: 'table-conflict',
    severity: 'warning',
    where,
    printed: `${said} %; ${from}–${to} %`,
    recomputed: null,
    message: {
      en: `the text has ${said} % less KV cache, the table ${from} to ${to} % less memory for the same technique`,
      ko: `본문은 KV 캐시 ${said}% 감소, 표는 같은 기술에 메모리 ${from}~${to}% 감소로 서로 다름`,
    },
  }
  const baseline: PrintedFinding = {
    id: 'L17',
    rule: 'missing-baseline',
    severity: 'error',
    where: placeOf(printed, 'mla.reduction'),
    printed: `${said} %`,
    recomputed: `${text(own, 1)} %; ${text(same, 1)} %`,
    message: {
      en: `${said} % is against DeepSeek 67B with grouped heads, and with 6 bits against 16; at the same bits it is ${text(same, 1)} % there, and ${text(own, 1)} % against standard attention`,
      ko: `${said}%는 이미 GQA를 쓰는 67B와 비교하고 6비트 대 16비트를 포함한 값. 같은 비트라면 67B 대비 ${text(same, 1)}%, 표준 어텐션 대비 ${text(own, 1)}%`,
    },
  }
  return [...(said < from || said > to ? [outside] : []), ...(Math.abs(own - said) > 0.5 ? [baseline] : [])]
}

/** L18: counts of one owner that can't both be true. */
export const fleetCounts: PrintedCheck = ({ fleets }) =>
  fleetsByOwner(fleets)
    .filter(({ disagreeing }) => disagreeing.length > 0)
    .map(({ owner, entries }): PrintedFinding => {
      const countsIn = (language: 'en' | 'ko'): string =>
        entries.map(({ count, measure }) => `${text(count)} (${measureIn(measure, language)})`).join('; ')
      return {
        id: 'L18',
        rule: 'same-quantity',
        severity: 'warning',
        where: 'table 5; II.1(4); II.2(4)',
        printed: countsIn('en'),
        recomputed: null,
        message: {
          en: `the fleet of ${owner} is counted in ways that can't all be true: ${countsIn('en')}`,
          ko: `${owner} 보유량 집계가 서로 양립하지 않음: ${countsIn('ko')}`,
        },
      }
    })

/** L21 and L22: the printed total of the cluster, by rounding and by method. */
export const clusterTotal: PrintedCheck = ({ cluster }) => {
  const { printed, wacc } = cluster
  if (!printed) return []
  const whole = printed.total.totalUsdMillion
  const against = methodsAgainstPrint(cluster, rounded(whole), cluster.opexDecimals)
  const annuity = against.find(({ method }) => method === 'annuity')
  const fitting = against.filter(({ reproduces }) => reproduces).map(({ method }) => method)
  const capexSum = printed.columns.reduce((sum, column) => sum + column.serverCapexUsdMillion, 0)
  const capex = printed.total.serverCapexUsdMillion
  return [
    ...(capexSum === capex ? [] : [roundedTotal(capexSum, capex)]),
    ...(annuity === undefined || annuity.reproduces
      ? []
      : [
          {
            id: 'L22',
            rule: 'claimed-method',
            severity: 'error',
            where: 'table 1',
            printed: `WACC ${text(100 * wacc, 1)} %; ${text(whole)} mn USD`,
            recomputed: `${text(annuity.total.value)} mn USD`,
            message: {
              en: `with a WACC of ${text(100 * wacc, 1)} % the cluster costs ${text(annuity.total.value)} mn USD; the printed ${text(whole)} are ${fitting.join(', ')}: price and cost to operate without cost of capital`,
              ko: `WACC ${text(100 * wacc, 1)}%를 적용하면 ${text(annuity.total.value)}(백만 달러)이며, 인쇄된 ${text(whole)}은 자본비용 없이 구매가와 운영비를 더한 값`,
            },
          } as const,
        ]),
  ]
}

function roundedTotal(sum: number, whole: number): PrintedFinding {
  return {
    id: 'L21',
    rule: 'table-total',
    severity: 'info',
    where: 'table 1',
    printed: text(whole),
    recomputed: text(sum),
    message: {
      en: `rounded server capex adds up to ${text(sum)}, ${text(whole)} is printed: what rounding explains`,
      ko: `반올림된 서버 CapEx의 합은 ${text(sum)}, 인쇄값은 ${text(whole)}: 반올림으로 설명되는 차이`,
    },
  }
}

/** L23: one project, two totals. */
export const twoTotals: PrintedCheck = ({ project }) => {
  const totals = project.phases.map(({ tcoUsdBillion }) => tcoUsdBillion)
  const [low, high] = [Math.min(...totals), Math.max(...totals)]
  if (!(high > low)) return []
  return [
    {
      id: 'L23',
      rule: 'same-quantity',
      severity: 'warning',
      where: 'II.2(2)',
      printed: `${low}; ${high} bn USD`,
      recomputed: null,
      message: {
        en: `one paragraph names ${low} and ${high} bn USD as the total of ${project.title}: the first is of phase 1`,
        ko: `한 문단에 ${project.title} 총액이 ${low}와 ${high}(십억 달러)로 두 번 적힘. 앞의 값은 1단계`,
      },
    },
  ]
}

/** L24: lists that are shorter than the rule's. */
export const partialLists: PrintedCheck = ({ rules }) =>
  printedTiers(rules.countries)
    .filter(({ missing }) => missing.length > 0)
    .slice(0, 1)
    .map(
      ({ tier, printed, missing }): PrintedFinding => ({
        id: 'L24',
        rule: 'partial-list',
        severity: 'warning',
        where: 'table 4',
        printed: String(printed.length),
        recomputed: String(printed.length + missing.length),
        message: {
          en: `tier ${tier} shows ${printed.length} countries without saying that the list is a part; missing are ${countries(missing, 'en')}`,
          ko: `${tier}등급에 ${printed.length}개국만 싣고 일부임을 밝히지 않음. 누락: ${countries(missing, 'ko')}`,
        },
      }),
    )

function countries(codes: readonly string[], language: 'en' | 'ko'): string {
  return codes.map((code) => regionName(code, language)).join(', ')
}
