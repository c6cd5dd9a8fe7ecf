import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'server',
    include: ['src/**/*.test.ts'],
    globalSetup: '@alongside/api/testing/cluster',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
