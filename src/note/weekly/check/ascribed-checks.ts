import { amountOf, type PrintedCheck, type PrintedFinding, placeOf, text } from './printed-finding.ts'

/** L25: where something was said to stand, against where it stands. */
export const places: PrintedCheck = ({ printed, outside }) =>
  printed.places.flatMap(({ id, subject, about, place, where }): PrintedFinding[] => {
    const fact = outside.places.find(({ subjects }) => subjects.includes(subject.toLowerCase()))
    if (!fact || new RegExp(fact.place, 'iu').test(place.en)) return []
    return [
      {
        id,
        rule: 'outside-place',
        severity: 'error',
        where,
        printed: place.en,
        recomputed: fact.value,
        message: {
          en: `${about.en} was placed in ${place.en}; it stands in ${fact.value} (${fact.source}, ${fact.date})`,
          ko: `${about.ko}의 위치가 ${place.ko}로 적혔으나 실제는 ${fact.value}(${fact.source}, ${fact.date})`,
        },
      },
    ]
  })

/** L36: an amount of another time, without the prices that it is in. */
export const priceBases: PrintedCheck = ({ printed, outside }) =>
  printed.ascribed.flatMap(({ id, about, value, fact: name, basis }): PrintedFinding[] => {
    const fact = outside.values.find((one) => one.id === name)
    const said = amountOf(printed, value)
    if (!fact || basis !== null || (said * 1e9 >= fact.low && said * 1e9 <= fact.high)) return []
    return [
      {
        id,
        rule: 'outside-facts',
        severity: 'warning',
        where: placeOf(printed, value),
        printed: `${text(said)} bn USD`,
        recomputed: fact.value,
        message: {
          en: `${about.en} was equated with ${text(said)} bn USD, in prices that are not named; ${fact.says} (${fact.source})`,
          ko: `${about.ko}을 물가 기준 없이 ${text(said * 10)}억 달러로 적었으나 알려진 값은 당시 명목 258억 달러, 2020년 물가 약 2,570억 달러(${fact.source})`,
        },
      },
    ]
  })

/** L38: what is printed of some investors against the sum of all. */
export const investorSums: PrintedCheck = ({ printed }) =>
  printed.investors.flatMap(({ id, firm, total, of, parts, without }): PrintedFinding[] => {
    const whole = amountOf(printed, total)
    const sizes = parts.map((part) => amountOf(printed, part))
    const known = sizes.reduce((sum, size) => sum + size, 0)
    const rest = whole - known
    if (!Number.isFinite(rest)) return []
    const before = whole - (sizes.at(-1) ?? 0)
    const places = [...parts, total].map((part) => placeOf(printed, part))
    return [
      {
        id,
        rule: 'sum-of-parts',
        severity: 'warning',
        where: [...new Set(places)].join('; '),
        printed: `${sizes.join(' + ')}; ${whole} bn USD`,
        recomputed: `${rest} bn USD`,
        message: {
          en: `${of.en} are printed with ${whole} bn USD in ${firm.en} together; with the ${sizes.join(' + ')} that are printed of one, ${rest} are left for ${without.en}, whose own is not printed. Were the newest ${sizes[0]} not in the sum, it would be ${before}: which day the sum is of is not said`,
          ko: `${of.ko}의 ${firm.ko} 투자 합계는 ${whole}(십억 달러)로, 인쇄된 ${sizes.join(' + ')}을 빼면 ${without.ko} 몫은 ${rest}이나 별도로 인쇄되지 않음. 최근 ${sizes[0]}이 빠진 합계라면 ${before}이며 기준일이 없음`,
        },
      },
    ]
  })
