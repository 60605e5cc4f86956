import type { Gpu } from '../gpu.ts'

/** GPUs in a row of the facts: 2 where it is a superchip of two. */
export function gpusIn({ gpus = 1 }: Pick<Gpu, 'gpus'>): number {
  return gpus
}

/** So many GPUs of a kind: `8 × H100 SXM`, and of a board of several what is counted, `8 GPUs of GB200 (2 × B200), 2 to a board`. */
export function gpusText(count: number, gpu: Pick<Gpu, 'name' | 'gpus'>): string {
  return gpusIn(gpu) === 1
    ? `${count} × ${gpu.name}`
    : `${count} GPUs of ${gpu.name}, ${gpusIn(gpu)} to a board`
}

/** What the numbers of a row are of where that is not plainly one GPU: sentences for below a table. */
export function boardRemarks({
  name,
  gpus = 1,
  powerOf,
}: Pick<Gpu, 'name' | 'gpus' | 'powerOf'>): readonly string[] {
  return [
    ...(gpus === 1 ? [] : [`${name} is ${gpus} GPUs: its numbers are of all ${gpus} together.`]),
    ...(powerOf === undefined ? [] : [`The power of ${name} is that of ${powerOf}.`]),
  ]
}
