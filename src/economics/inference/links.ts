import type { Serving } from './serving.ts'
import { expertsElsewhere, expertsSent, linkSeconds, placesElsewhere, sumsSent } from './step-formulas.ts'

const bytesOfSum = 2
/** To the experts in FP8, back in BF16: arXiv 2505.09343, section 2.3.2. */
const bytesToExperts = 1
const bytesFromExperts = 2

/** While decoding each expert is sent to on its own; while prompts are read, a token goes once to each server or GPU. */
export type Sending = 'decode' | 'prefill'

/**
 * Time to send between GPUs for a step of so many tokens, at full efficiency; 0 where links are not counted, or there is one
 * GPU.
 */
export function sentSeconds(serving: Serving, tokens: number, sending: Sending): number {
  const { gpus, efficiency } = serving
  if (efficiency.link === undefined || gpus === 1) return 0
  return linkSeconds.of({ sent: bytesSent(serving, tokens, sending), link: linkOf(serving), e_l: 1 })
}

function bytesSent(serving: Serving, tokens: number, sending: Sending): number {
  const { shape, gpus, split } = serving
  const { experts, hidden, layers } = shape
  if (split !== 'data') return sumsSent.of({ L: layers, n: gpus, B: tokens, h: hidden, b: bytesOfSum })
  if (experts === undefined) return 0
  return expertsSent.of({
    L: experts.layers,
    B: tokens,
    n: gpus,
    d: destinations(serving, experts.active, sending),
    h: hidden,
    b_out: bytesToExperts,
    b_back: bytesFromExperts,
  })
}

/** How often a token is sent over the slower links: what lies in its own server, or on its own GPU, is not. */
function destinations({ gpus, gpusPerServer }: Serving, active: number, sending: Sending): number {
  const places = gpus <= gpusPerServer ? gpus : gpus / gpusPerServer
  return sending === 'decode'
    ? expertsElsewhere.of({ k: active, s: places })
    : placesElsewhere.of({ k: active, s: places })
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
