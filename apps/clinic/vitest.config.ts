import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { name: 'clinic', include: ['app/**/*.test.ts'], isolate: false, testTimeout: 60_000 },
})
