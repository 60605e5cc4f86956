import { firstFree, overrun, type UnescapeKernel, unescapeKernel } from './unescape-kernel.ts'

/** A string of JSON, and where its closing quotation mark is. */
export interface ReadString {
  readonly value: string
  readonly end: number
}

/**
 * Reads a JSON string from bytes, from the one after its opening quotation mark: what JSON.parse makes of it, without decoding
 * all that stands around it and without making its text twice. Undefined where it is no JSON string, or no UTF-8.
 */
export type JsonStringReader = (bytes: Uint8Array, start: number) => ReadString | undefined

export function jsonStringReader(): JsonStringReader {
  const kernel = unescapeKernel()
  return (bytes, start) => {
    const { from, to } = laidIn(kernel, start === 0 ? bytes : bytes.subarray(start))
    const value = stringAt(kernel, from, to)
    return value === undefined ? undefined : { value, end: start + kernel.quote() - from }
  }
}

/** Where bytes lie in the kernel's memory: from one place on, and up to another. Behind them is room for the longest of their strings. */
export interface LaidBytes {
  readonly from: number
  readonly end: number
  readonly to: number
}

/** Of a text that is read into UTF-16. */
export const bytesAUnit = 2

/** Where the characters of a string may be put, behind bytes that end at a place. */
export function outputAfter(end: number): number {
  // UTF-16 units stand at even places.
  return (end + overrun + 1) & ~1
}

export function laidIn(kernel: UnescapeKernel, bytes: Uint8Array): LaidBytes {
  const end = firstFree + bytes.length
  const to = outputAfter(end)
  kernel.reserve(to + bytesAUnit * bytes.length + overrun)
  const memory = kernel.memory()
  memory.set(bytes, firstFree)
  // A string without a closing quotation mark ends here.
  memory[end] = 0
  return { from: firstFree, end, to }
}

/** The string whose content begins at a place of the memory; undefined where there is none. */
export function stringAt(kernel: UnescapeKernel, from: number, to: number): string | undefined {
  const bytes = kernel.narrow(from, to)
  if (bytes >= 0) return kernel.memory().toString('latin1', to, to + bytes)
  const units = kernel.wide(from, to)
  return units < 0 ? undefined : kernel.memory().toString('utf16le', to, to + bytesAUnit * units)
}
