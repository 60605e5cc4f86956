import { attention } from './attention.ts'
import { elementwise } from './elementwise.ts'
import { matmul } from './matmul.ts'
import { normalisation } from './normalisation.ts'

/**
 * The kernel's source in WebAssembly text. TypeScript serves as its macro assembler: unrolled stretches are written once.
 * Only plain SIMD (nothing relaxed, no fused multiply-add), and every sum has one order that does not depend on how many
 * rows are computed together: so the same bits come out on every CPU, in every batch.
 */
export const kernelSource: string = `(module
  (import "jevons" "memory" (memory 1))
${[matmul, normalisation, attention, elementwise].join('\n')}
)
`
