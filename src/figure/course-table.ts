import { absentCell, type Table, valueCell } from './table.ts'

interface NamedCourse {
  readonly name: string
  readonly points: readonly { readonly date: string; readonly value: number }[]
}

/** More days than these fill pages: then the last of each month stands. */
const mostDays = 40

/** Courses as a table: days down, names across. */
export function courseTable(
  courses: readonly NamedCourse[],
  {
    title,
    corner,
    shown,
    absent,
  }: {
    readonly title: string
    readonly corner: string
    readonly shown: (value: number) => string
    readonly absent: string
  },
): Table {
  const all = [...new Set(courses.flatMap(({ points }) => points.map(({ date }) => date)))].sort()
  const days =
    all.length <= mostDays ? all : all.filter((day, place) => day.slice(0, 7) !== all[place + 1]?.slice(0, 7))
  const values = courses.map(({ points }) => new Map(points.map(({ date, value }) => [date, value])))
  return {
    title,
    corner,
    columns: courses.map(({ name }) => name),
    groups: [
      {
        rows: days.map((day) => ({
          label: day,
          cells: values.map((own) => {
            const value = own.get(day)
            return value === undefined ? absentCell(absent) : valueCell(value, shown(value))
          }),
        })),
      },
    ],
  }
}
