import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Without the ssr condition the tests would silently read an old dist/ instead of src/.
  ssr: { resolve: { conditions: ['jevons-source'] } },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'reasoner/**/*.test.ts'],
    env: { TZ: 'UTC' },
  },
})
