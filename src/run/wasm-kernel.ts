/** A WebAssembly module with a memory of its own. */
export interface WasmKernel<Exports> {
  readonly exports: Exports
  /** The memory; it is another array after it has grown. */
  readonly memory: () => Buffer
  /** Makes the memory at least so large. What is in it stays. */
  readonly reserve: (bytes: number) => void
}

const pageBytes = 65_536

interface MemoryExport {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number }
}

interface WebAssemblyHost {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object) => { readonly exports: unknown }
}

/** Starts a module that exports its memory as `memory`. The types of the other exports are taken at the caller's word. */
export function wasmKernel<Exports>(base64: string): WasmKernel<Exports> {
  const { Module, Instance } = (globalThis as unknown as { readonly WebAssembly: WebAssemblyHost })
    .WebAssembly
  const exports = new Instance(new Module(Buffer.from(base64, 'base64'))).exports as Exports & MemoryExport
  const { memory } = exports
  let view = Buffer.from(memory.buffer)
  return {
    exports,
    memory: () => view,
    reserve(bytes) {
      if (bytes <= view.length) return
      memory.grow(Math.ceil((bytes - view.length) / pageBytes))
      view = Buffer.from(memory.buffer)
    },
  }
}
