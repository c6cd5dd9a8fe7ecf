import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { kept, root } from '../checkout.ts'
import { chromiumLaunch } from './chromium.ts'
import { walkPlan } from './walk-plan.ts'
import { widths } from './widths.ts'

const { app, width, addresses, report } = walkPlan()

export default defineConfig({
  testDir: join(root, 'tooling/src/walks', app),
  testMatch: '*.walk.ts',
  outputDir: join(kept, 'walks', `${app}-${width}`),
  // The walks of one app tell one story on one copy of the data.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: report }]],
  use: {
    baseURL: addresses[app],
    launchOptions: await chromiumLaunch(),
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    reducedMotion: 'reduce',
  },
  projects: [{ name: width, use: widths[width] }],
})
