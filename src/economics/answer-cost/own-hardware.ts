import { positive } from '../domain.ts'
import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'

const usdPerMillion: Formula<'gpuHourUsd' | 'gpus' | 'tokensPerSecond'> = {
  name: 'price of a million tokens on own hardware',
  symbol: 'usdPerMillion',
  unit: 'USD/1M tokens',
  text: '1000000 · gpuHourUsd · gpus ÷ (3600 · tokensPerSecond)',
  of: ({ gpuHourUsd, gpus, tokensPerSecond }) => (1e6 * gpuHourUsd * gpus) / (3600 * tokensPerSecond),
}

/** Hardware that makes tokens. */
export interface OwnHardware {
  readonly gpuHourUsd: number
  readonly gpus: number
  /** Of all GPUs together. */
  readonly tokensPerSecond: number
}

/** What a million tokens cost on hardware that is paid by the hour, busy or not. */
export function ownHardwarePrice(hardware: OwnHardware): number {
  positive('price of a GPU-hour', hardware.gpuHourUsd)
  positive('GPUs', hardware.gpus)
  positive('tokens per second', hardware.tokensPerSecond)
  return usdPerMillion.of({ ...hardware })
}

export function explainOwnHardwarePrice({ gpuHourUsd, gpus, tokensPerSecond }: OwnHardware): Explained {
  return explain(usdPerMillion, {
    gpuHourUsd: given('price of a GPU-hour', 'gpuHourUsd', gpuHourUsd, 'USD/h'),
    gpus: given('GPUs', 'gpus', gpus, ''),
    tokensPerSecond: given('tokens a second', 'tokensPerSecond', tokensPerSecond, 'token/s'),
  })
}
