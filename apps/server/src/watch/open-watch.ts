import type { Settings } from '../settings.ts'
import type { MetricsPlan } from './metrics.ts'
import { together, type Watch } from './watch.ts'

/** Whatever watches by the settings; nothing of it is even loaded where nobody does. */
export async function openWatch(
  { metrics, tracesUrl }: Pick<Settings, 'metrics' | 'tracesUrl'>,
  doors: Pick<MetricsPlan, 'doors' | 'worker'>,
): Promise<Watch | undefined> {
  const watches = [
    ...(metrics ? [await (await import('./metrics.ts')).openMetrics({ ...metrics, ...doors })] : []),
    ...(tracesUrl ? [(await import('./traces.ts')).openTraces(tracesUrl)] : []),
  ]
  return watches.length > 0 ? together(watches) : undefined
}
