import type { Serving } from './serving.ts'
import { expertsSent, linkSeconds, sumsSent } from './step-formulas.ts'

const bytesOfSum = 2
/** To the experts in FP8, back in BF16: arXiv 2505.09343, section 2.3.2. */
const bytesToExperts = 1
const bytesFromExperts = 2

/** Time to send between GPUs for a step of so many tokens; 0 where links are not counted, or there is one GPU. */
export function sentSeconds(serving: Serving, tokens: number): number {
  const { gpus, efficiency } = serving
  if (efficiency.link === undefined || gpus === 1) return 0
  return linkSeconds.of({ sent: bytesSent(serving, tokens), link: linkOf(serving), e_l: efficiency.link })
}

function bytesSent({ shape, gpus, split }: Serving, tokens: number): number {
  const { experts, hidden, layers } = shape
  if (split !== 'data') return sumsSent.of({ L: layers, n: gpus, B: tokens, h: hidden, b: bytesOfSum })
  if (experts === undefined) return 0
  return expertsSent.of({
    L: experts.layers,
    B: tokens,
    n: gpus,
    k: experts.active,
    h: hidden,
    b_out: bytesToExperts,
    b_back: bytesFromExperts,
  })
}

/** Within a server its links count, beyond it the network. @throws RangeError where that is not known */
export function linkOf({ gpus, gpusPerServer, linkBandwidth, networkBandwidth }: Serving): number {
  if (gpus <= gpusPerServer) return linkBandwidth
  if (networkBandwidth === undefined)
    throw new RangeError(
      `${gpus} GPUs are more than one server of ${gpusPerServer}: the network of this GPU is not known`,
    )
  return networkBandwidth
}
