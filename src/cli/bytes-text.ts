const units: readonly (readonly [string, number])[] = [
  ['GB', 1e9],
  ['MB', 1e6],
  ['kB', 1e3],
]

/** "182 of 500 MB", "1 of 1 kB", "3.2 of 10.4 GB"; without a total "182 MB". In the unit of the larger number. */
export function bytesText(bytes: number, total?: number): string {
  const [unit, size] = unitOf(total ?? bytes)
  const number = (value: number): string => (value / size).toFixed(unit === 'GB' ? 1 : 0)
  return `${total === undefined ? '' : `${number(bytes)} of `}${number(total ?? bytes)} ${unit}`
}

function unitOf(bytes: number): readonly [string, number] {
  // From where it rounds to 1: 999,600 bytes are 1 MB, not 1000 kB.
  return units.find(([, size]) => bytes >= size * 0.9995) ?? ['bytes', 1]
}
