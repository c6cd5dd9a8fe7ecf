import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { root, workspaces } from './src/checkout.ts'

/** All tests of all workspaces in one run; each workspace keeps its own settings. */
export default defineConfig({
  root,
  test: {
    projects: workspaces()
      .map(workspace => join(root, workspace, 'vitest.config.ts'))
      .filter(config => existsSync(config)),
    maxWorkers: 2,
  },
})
