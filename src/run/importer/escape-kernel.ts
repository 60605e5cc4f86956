import { wasmKernel } from '../wasm-kernel.ts'
import { escapeKernelBase64 } from './escape-kernel-bytes.ts'

/** Escapes UTF-8 for JSON strings inside a memory of its own. */
export interface EscapeKernel {
  /** The memory; it is another array after it has grown. */
  readonly memory: () => Buffer
  /** Makes the memory at least so large. What is in it stays. */
  readonly reserve: (bytes: number) => void
  /** Escapes bytes of the memory from one place to another; answers how many came of them. */
  readonly escape: (from: number, length: number, to: number) => number
}

/** The table of the kernel lies below this. */
export const firstFree = 64
/** The kernel may write so many bytes beyond its result. */
export const overrun = 16

export function escapeKernel(): EscapeKernel {
  const { exports, memory, reserve } = wasmKernel<Pick<EscapeKernel, 'escape'>>(escapeKernelBase64)
  return { memory, reserve, escape: exports.escape }
}
