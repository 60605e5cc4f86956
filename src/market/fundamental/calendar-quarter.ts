import { addMonths, type Day, dayNumber } from '../calendar/day.ts'

/** A quarter of the calendar, as in 2024Q1; it sorts as text. */
export type Quarter = string

/**
 * The quarter of the calendar that a firm's quarter stands for, by the day it ends: that of its middle month. Quarters that end
 * in March, June, September and December are themselves; one from November to January is a fourth quarter.
 */
export function calendarQuarter(end: Day): Quarter {
  dayNumber(end)
  const [year, month] = addMonths(`${end.slice(0, 8)}01`, -1).split('-')
  return `${year}Q${Math.ceil(Number(month) / 3)}`
}

export function nextQuarter(quarter: Quarter): Quarter {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(5))]
  return number === 4 ? `${year + 1}Q1` : `${year}Q${number + 1}`
}

/** @throws RangeError where it is none */
export function checkQuarter(text: string): Quarter {
  if (/^\d{4}Q[1-4]$/.test(text)) return text
  throw new RangeError(`"${text}": must be a quarter such as 2020Q1`)
}
