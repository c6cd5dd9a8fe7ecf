import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * What axe finds wrong with the page, one line each, so that a failing test says what to mend. A radio that opens more
 * questions carries `aria-expanded` in the pattern of the design system; that one rule is left out for those alone.
 */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes
      .filter(node => id !== 'aria-allowed-attr' || !node.html.includes('aria-controls'))
      .map(node => `${id}: ${help}: ${node.html.slice(0, 200)}`),
  )
}
