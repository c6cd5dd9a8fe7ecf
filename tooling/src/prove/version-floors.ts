/** The oldest version of each package that has none of the faults named beside it. */
export const floors: Readonly<Record<string, string>> = {
  // CVE-2026-25223, CVE-2026-3635, CVE-2026-16732
  fastify: '5.12.2',
  // CVE-2025-68130
  '@trpc/server': '11.8.0',
  // CVE-2026-22029, CVE-2026-22030, CVE-2026-42342
  '@remix-run/server-runtime': '2.17.5',
  // CVE-2025-61928 and the second-factor faults of 2026
  'better-auth': '1.6.14',
  // CVE-2026-34220, CVE-2026-34221, CVE-2026-44680
  '@mikro-orm/core': '7.2.1',
  '@mikro-orm/postgresql': '7.2.1',
}
