import { amountOf, type PrintedCheck, type PrintedFinding, placeOf, text } from './printed-finding.ts'

/** L08 and L09: guidance for a period that was over when the issue came out. */
export const pastPeriods: PrintedCheck = ({ printed }) =>
  printed.periods
    .filter(({ end }) => end < printed.date)
    .map(
      ({ id, about, written, meant, where }): PrintedFinding => ({
        id,
        rule: 'past-guidance',
        severity: 'error',
        where,
        printed: written,
        recomputed: meant,
        message: {
          en: `${about.en} is for ${written}, which was over on ${printed.date}: ${meant} must be meant`,
          ko: `${about.ko} 대상 기간이 ${written}로 적혔으나 발간일(${printed.date}) 이전에 끝난 기간: ${meant}가 맞음`,
        },
      }),
    )

/** L10 and L11: one thing, one name. */
export const spellings: PrintedCheck = ({ printed }) =>
  printed.spellings.map(
    ({ id, about, written, where }): PrintedFinding => ({
      id,
      rule: id === 'L10' ? 'one-abbreviation' : 'name-variant',
      severity: id === 'L10' ? 'error' : 'warning',
      where,
      printed: written.join(', '),
      recomputed: null,
      message: {
        en: `${about.en} is written in ${written.length} ways: ${written.join(', ')}`,
        ko: `${about.ko} 표기가 ${written.length}가지: ${written.join(', ')}`,
      },
    }),
  )

/** L28: an effect that came before its cause. */
export const chronology: PrintedCheck = ({ printed }) => {
  const dayOf = (id: string): string => printed.dates.find((one) => one.id === id)?.date ?? ''
  return printed.chronology
    .filter(({ effect, cause }) => dayOf(effect) !== '' && dayOf(effect) < dayOf(cause))
    .map(
      ({ id, about, effect, cause, where }): PrintedFinding => ({
        id,
        rule: 'chronology',
        severity: 'error',
        where,
        printed: `${effect}, ${cause}`,
        recomputed: `${dayOf(effect)} < ${dayOf(cause)}`,
        message: {
          en: `${about.en}, but ${effect} came out on ${dayOf(effect)}, before ${cause} (${dayOf(cause)})`,
          ko: `${about.ko}과 달리 ${effect} 공개일(${dayOf(effect)})이 ${cause}(${dayOf(cause)})보다 앞섬`,
        },
      }),
    )
}

const daysPerMonth = 365.25 / 12
const msPerDay = 86_400_000

/** L37: months between two dated events. */
export const monthsBetween: PrintedCheck = ({ printed }) =>
  printed.months.flatMap(({ id, from, to, printed: name }): PrintedFinding[] => {
    const dayOf = (event: string): number =>
      Date.parse(printed.dates.find((one) => one.id === event)?.date ?? '')
    const months = (dayOf(to) - dayOf(from)) / msPerDay / daysPerMonth
    const said = amountOf(printed, name)
    if (!(Math.abs(months - said) >= 1)) return []
    return [
      {
        id,
        rule: 'date-difference',
        severity: 'warning',
        where: placeOf(printed, name),
        printed: String(said),
        recomputed: text(months, 1),
        message: {
          en: `${from} to ${to} are ${text(months, 1)} months, not ${said}`,
          ko: `${from}부터 ${to}까지는 ${text(months, 1)}개월이며 ${said}개월이 아님`,
        },
      },
    ]
  })
