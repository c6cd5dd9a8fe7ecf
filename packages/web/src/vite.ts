import { vitePlugin as remix } from '@remix-run/dev'
import { NodePackageImporter } from 'sass'
import type { UserConfig } from 'vite'
import { pureDomain } from './pure-domain.ts'

/** How each of the four apps is built; `vite.config.ts` of an app only calls this. */
export function alongsideApp(): UserConfig {
  return {
    plugins: [
      pureDomain(),
      remix({
        future: {
          // Off: its wire format has an open advisory that the framework will not mend.
          v3_singleFetch: false,
          v3_fetcherPersist: true,
          v3_relativeSplatPath: true,
          v3_throwAbortReason: true,
          v3_lazyRouteDiscovery: true,
          v3_routeConfig: true,
        },
      }),
    ],
    build: { target: 'es2022', assetsInlineLimit: 0 },
    optimizeDeps: { esbuildOptions: { target: 'es2022' } },
    css: { preprocessorOptions: { scss: { importers: [new NodePackageImporter()] } } },
  }
}
