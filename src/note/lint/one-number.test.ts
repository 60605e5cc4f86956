import { describe } from 'vitest'
import { findsWhatIsPlanted } from './planted.contract.ts'
import { unseenTexts } from './unseen.contract.ts'

describe('what a text says of one thing in two places', () => {
  findsWhatIsPlanted(unseenTexts('claims'))
})
