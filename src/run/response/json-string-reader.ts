import { firstFree, overrun, unescapeKernel } from './unescape-kernel.ts'

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

const bytesAUnit = 2

export function jsonStringReader(): JsonStringReader {
  const kernel = unescapeKernel()
  return (bytes, start) => {
    const length = bytes.length - start
    const sourceEnd = firstFree + length
    // UTF-16 units stand at even places.
    const to = (sourceEnd + overrun + 1) & ~1
    kernel.reserve(to + bytesAUnit * length + overrun)
    const memory = kernel.memory()
    memory.set(start === 0 ? bytes : bytes.subarray(start), firstFree)
    // What has no closing quotation mark ends here.
    memory[sourceEnd] = 0
    const narrow = kernel.narrow(firstFree, to)
    const units = narrow < 0 ? kernel.wide(firstFree, to) : narrow
    if (units < 0) return undefined
    const value =
      narrow < 0
        ? memory.toString('utf16le', to, to + bytesAUnit * units)
        : memory.toString('latin1', to, to + units)
    return { value, end: start + kernel.quote() - firstFree }
  }
}
