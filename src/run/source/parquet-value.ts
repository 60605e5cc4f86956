import type { ParquetParsers } from 'hyparquet'

const strict = new TextDecoder('utf-8', { fatal: true })

/** Texts and dates of Parquet as JSON has them; a value that cannot be one is left undefined. */
export const parquetParsers: ParquetParsers = {
  timestampFromMilliseconds: (value) => isoDate(value, 1),
  timestampFromMicroseconds: (value) => isoDate(value, 1e3),
  timestampFromNanoseconds: (value) => isoDate(value, 1e6),
  dateFromDays: (days) => isoDate(days, 1 / 86_400_000)?.slice(0, 10),
  stringFromBytes: (bytes) =>
    bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'),
  jsonFromBytes(bytes) {
    const text = bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
    try {
      return text && JSON.parse(text)
    } catch {
      return text
    }
  },
  geometryFromBytes: () => undefined,
  geographyFromBytes: () => undefined,
  uuidFromBytes: (bytes) =>
    bytes &&
    Buffer.from(bytes)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
}

function isoDate(value: bigint | number | undefined, perMillisecond: number): string | undefined {
  if (value === undefined || value === null) return undefined
  const date = new Date(Number(value) / perMillisecond)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}

/**
 * A value of Parquet as plain data: 64-bit integers as numbers, or as text where a number cannot hold them; lists as arrays;
 * bytes as text where some old writer left out that they are one, otherwise dropped.
 */
export function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value)
    return Number.isSafeInteger(number) ? number : String(value)
  }
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Uint8Array) return textOfBytes(value)
  if (value instanceof Date) return isoDate(value.getTime(), 1)
  if (Array.isArray(value)) return value.map(plainValue)
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as Iterable<unknown>, plainValue)
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plainValue(inner)]))
}

function textOfBytes(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}
