import { koreanPlace } from './korean-place.ts'
import { type PrintedCheck, type PrintedFinding, placeOf, text } from './printed-finding.ts'

/** L12: one term, one meaning. */
export const definitions: PrintedCheck = ({ printed }) =>
  printed.definitions
    .filter(({ meanings }) => meanings.length > 1)
    .map(({ id, term, meanings }): PrintedFinding => {
      const places = [...new Set(meanings.map(({ where }) => where))].join('; ')
      return {
        id,
        rule: 'definition-clash',
        severity: 'error',
        where: places,
        printed: meanings.map(({ says }) => says.en).join('; '),
        recomputed: null,
        message: {
          en: `"${term.en}" has ${meanings.length} meanings: ${meanings.map(({ says }) => says.en).join('; and ')}`,
          ko: `‘${term.ko}’의 뜻이 ${meanings.length}가지: ${meanings.map(({ says }) => says.ko).join(', ')}`,
        },
      }
    })

const hedgeNames = {
  about: { en: 'about', ko: '약' },
  least: { en: 'at least', ko: '이상' },
  most: { en: 'less than', ko: '미만' },
  none: { en: 'without a word', ko: '수식어 없음' },
} as const

/** L43: one number in several places, with another word of caution in each. */
export const droppedHedges: PrintedCheck = ({ printed }) =>
  printed.hedges.flatMap(({ id, values }): PrintedFinding[] => {
    const found = values.flatMap((name) => printed.values.find((one) => one.id === name) ?? [])
    const hedges = found.map(({ hedge }) => hedge ?? 'none')
    if (new Set(hedges).size < 2) return []
    const said = (language: 'en' | 'ko'): string =>
      found
        .map(({ value, unit, where }, at) => {
          const place = language === 'ko' ? koreanPlace(where) : where
          return `${value}${unit === '%' ? '%' : ` ${unit}`} (${hedgeNames[hedges[at] ?? 'none'][language]}, ${place})`
        })
        .join('; ')
    const [first] = found
    return [
      {
        id,
        rule: 'dropped-hedge',
        severity: 'warning',
        where: found.map(({ where }) => where).join('; '),
        printed: said('en'),
        recomputed: null,
        message: {
          en: `${first?.name.en}: the words of caution differ between places: ${said('en')}`,
          ko: `${first?.name.ko}: 위치에 따라 한정하는 말이 다름: ${said('ko')}`,
        },
      },
    ]
  })

/** L45: prices for several things, without a label that they share. */
export const priceUnits: PrintedCheck = ({ printed }) => {
  const kinds = new Set(printed.prices.map(({ per }) => per.en))
  if (kinds.size < 2) return []
  const of = (language: 'en' | 'ko'): string => printed.prices.map(({ per }) => per[language]).join(', ')
  return [
    {
      id: 'L45',
      rule: 'price-unit',
      severity: 'warning',
      where: [...new Set(printed.prices.map(({ value }) => placeOf(printed, value)))].join('; '),
      printed: of('en'),
      recomputed: null,
      message: {
        en: `prices are for a ${of('en').replaceAll(', ', ', a ')}, and no common label says which is meant: each needs currency, unit and day`,
        ko: `가격 기준이 ${of('ko')}로 ${kinds.size}가지이나 공통 표기가 없음: 통화·단위·날짜를 함께 적어야 함`,
      },
    },
  ]
}

/** L33: an index that says neither what it holds nor of how many. */
export const universes: PrintedCheck = ({ printed, peers }) =>
  printed.universes.flatMap(({ id, name, stocks, where }): PrintedFinding[] => {
    const listed = peers.stocks.length
    if (stocks === listed) return []
    const said = stocks === null ? 'not printed' : text(stocks)
    return [
      {
        id,
        rule: 'universe-size',
        severity: 'warning',
        where: `${where}; tables 10 and 11`,
        printed: said,
        recomputed: text(listed),
        message: {
          en: `the ${name.en} has ${stocks === null ? 'no printed number of constituents' : `${said} constituents`}; the tables list ${listed} stocks, and whether these are it is not said`,
          ko: `${name.ko}의 편입 종목 수가 ${stocks === null ? '인쇄되지 않음' : `${said}종목`}. 표에는 ${listed}종목이 있으나 같은 종목인지 밝히지 않음`,
        },
      },
    ]
  })
