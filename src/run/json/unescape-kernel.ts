import { wasmKernel } from '../wasm-kernel.ts'
import { unescapeKernelBase64 } from './unescape-kernel-bytes.ts'

/** Reads the characters of JSON strings inside a memory of its own. */
export interface UnescapeKernel {
  /** The memory; it is another array after it has grown. */
  readonly memory: () => Buffer
  /** Makes the memory at least so large. What is in it stays. */
  readonly reserve: (bytes: number) => void
  /** Reads a string that is all ASCII into bytes; answers how many, less than 0 where it is none. */
  readonly narrow: (from: number, to: number) => number
  /** Reads any string into UTF-16; answers how many units, less than 0 where it is no JSON string or no UTF-8. */
  readonly wide: (from: number, to: number) => number
  /** Where the closing quotation mark of the string is that was read last. */
  readonly quote: () => number
  /** Whether that string is written as JSON.stringify writes it. */
  readonly isPlain: () => boolean
  /** Where the content of the next string of at least so many bytes begins; less than 0 where none does before the end. */
  readonly long: (from: number, end: number, least: number) => number
}

/** The tables of the kernel lie below this. */
export const firstFree = 512
/** The kernel reads and writes up to so many bytes beyond a text. */
export const overrun = 32

interface Exports extends Pick<UnescapeKernel, 'narrow' | 'wide' | 'long'> {
  readonly quote: { readonly value: number }
  readonly plain: { readonly value: number }
}

export function unescapeKernel(): UnescapeKernel {
  const { exports, memory, reserve } = wasmKernel<Exports>(unescapeKernelBase64)
  const { narrow, wide, long, quote, plain } = exports
  return {
    memory,
    reserve,
    narrow,
    wide,
    long,
    quote: () => quote.value,
    isPlain: () => plain.value === 1,
  }
}
