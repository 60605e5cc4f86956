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

const pageBytes = 65_536

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number }
  readonly escape: EscapeKernel['escape']
}

interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: unknown }
}

export function escapeKernel(): EscapeKernel {
  const { Module, Instance } = (globalThis as unknown as { readonly WebAssembly: WebAssemblyHost })
    .WebAssembly
  const module = new Module(Buffer.from(escapeKernelBase64, 'base64'))
  const { memory, escape: escapeBytes } = new Instance(module).exports as Exports
  let view = Buffer.from(memory.buffer)
  return {
    memory: () => view,
    reserve(bytes) {
      if (bytes <= view.length) return
      memory.grow(Math.ceil((bytes - view.length) / pageBytes))
      view = Buffer.from(memory.buffer)
    },
    escape: escapeBytes,
  }
}
