import { defineConfig } from 'vitest/config'

// Nothing here has a state to leak, so the files share what they loaded: that is most of the time they take.
export default defineConfig({
  test: { name: 'domain', include: ['src/**/*.test.ts'], isolate: false, testTimeout: 60_000 },
})
