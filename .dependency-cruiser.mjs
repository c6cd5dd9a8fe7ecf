// Who may import what. Every comment is for the person whose import was stopped: it says what to do instead.
const tests = '[.](test|fixture)[.]tsx?$'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment:
        'These files can only be understood together. Move what both need into a third file, or let one of them return a value instead of calling back.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'The domain is xstate, zod and arithmetic. Return an effect (a named, typed fact) and let packages/api carry it out.',
      from: { path: '^packages/domain/src', pathNot: tests },
      to: { pathNot: '^packages/domain/src|(^|/)node_modules/(xstate|zod)/' },
    },
    {
      name: 'only-lifecycle-runs-machines',
      severity: 'error',
      comment:
        'Machines are described everywhere and run in one file. Import setup and assign for a machine; to run one call start, advance or replay of lifecycle.ts.',
      from: { path: '^(packages/(api|web)|apps|tooling)/', pathNot: tests },
      to: { path: '(^|/)node_modules/xstate/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'lifecycles-do-not-know-each-other',
      severity: 'error',
      comment:
        'One lifecycle starts the next by an effect, which send.ts turns into a row in the same transaction. Name the effect in effects.ts, or move a fact both need to a file beside the slices.',
      from: {
        path: '^packages/domain/src/(referral|onboarding|mentoring|discharge|recruitment|training|standing|supervision|concern)/',
        pathNot: tests,
      },
      to: {
        path: '^packages/domain/src/(referral|onboarding|mentoring|discharge|recruitment|training|standing|supervision|concern)/',
        pathNot: '^packages/domain/src/$1/',
      },
    },
    {
      name: 'slices-of-the-api-do-not-know-each-other',
      severity: 'error',
      comment:
        'A slice of the API knows its own tables and views. Send an event through send.ts, or put what several slices read beside them in packages/api/src.',
      from: {
        path: '^packages/api/src/(referral|onboarding|mentoring|discharge|recruitment|training|standing|supervision|concern)/',
        pathNot: tests,
      },
      to: {
        path: '^packages/api/src/(referral|onboarding|mentoring|discharge|recruitment|training|standing|supervision|concern)/',
        pathNot: '^packages/api/src/$1/',
      },
    },
    {
      name: 'apps-see-the-api-as-a-type',
      severity: 'error',
      comment:
        'A screen asks the API over HTTP; code of the API in an app would be a second door to the data. Use `import type { Router } from "@alongside/api/router"` and the client of packages/web.',
      from: { path: '^(apps/(mentor-portal|training|admin|clinic)|packages/web)/' },
      to: {
        path: '^packages/api/|(^|/)node_modules/@alongside/api/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'apps-see-only-the-router-of-the-api',
      severity: 'error',
      comment:
        'The only door of the API for a screen is "@alongside/api/router". Let the router say it, or take the word from packages/domain.',
      from: { path: '^(apps/(mentor-portal|training|admin|clinic)|packages/web)/' },
      to: { path: '^packages/api/', pathNot: '^packages/api/src/router[.]ts$' },
    },
    {
      name: 'apps-do-not-know-each-other',
      severity: 'error',
      comment: 'What two apps share belongs to packages/web; what they agree on belongs to packages/domain.',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/([^/]+)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'packages-do-not-know-apps-or-tooling',
      severity: 'error',
      comment:
        'A package is used by apps and never uses one. Move the code down into the package that needs it.',
      from: { path: '^packages/' },
      to: { path: '^(apps|tooling)/' },
    },
    {
      name: 'the-api-does-not-know-the-web',
      severity: 'error',
      comment: 'The API answers with facts; how they look is decided by packages/web and the apps.',
      from: { path: '^(packages/api|apps/server)/' },
      to: { path: '^packages/web/' },
    },
    {
      name: 'only-the-api-touches-the-database',
      severity: 'error',
      comment:
        'packages/api is the only code that knows a database, because it is the only code that knows who may see a row. Ask it for a function; tests and tools use "@alongside/api/testing" and "@alongside/api/postgres". Only the benchmarks have plain `pg`: it is the floor that they measure against.',
      from: { pathNot: '^(packages/api|tooling/src/bench)/' },
      to: { path: '(^|/)node_modules/(pg|pg-boss|kysely|@mikro-orm/[^/]+)/' },
    },
    {
      name: 'only-screens-know-remix',
      severity: 'error',
      comment:
        'Remix is on its last line, and moving on must touch the routes only. Pass plain values to and from this code.',
      from: { pathNot: '^(packages/web|apps/(mentor-portal|training|admin|clinic))/' },
      to: { path: '(^|/)node_modules/(@remix-run/|react/|react-dom/|react-router)' },
    },
    {
      name: 'only-tests-know-test-tools',
      severity: 'error',
      comment:
        'The running programme must not need what only tests need. Move this into a test or into testing/.',
      from: { pathNot: `${tests}|/testing/|/testing[.]ts$|[.]config[.]ts$|^tooling/|/e2e/` },
      to: { path: '(^|/)node_modules/(vitest|fast-check|@playwright|@axe-core)/' },
    },
    {
      name: 'no-junk-drawers',
      severity: 'error',
      comment:
        'A drawer with such a name collects everything. Put the code beside its only user, or name the file after what it knows.',
      from: {},
      to: {
        path: '^(packages|apps|tooling)/.+/(utils?|helpers?|lib|common|shared|misc|core|services?|types?)([.]tsx?$|/)',
      },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      comment:
        'This import leads nowhere. Name the whole file with its ending, or declare the package that has it.',
      from: {},
      // The stylesheets and the server build come from Vite, which dependency-cruiser does not know.
      to: { couldNotResolve: true, pathNot: '[?]url$|^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '(^|/)(build|[.]turbo|test-results|playwright-report|coverage)/' },
    // An import of a type is an import: it says who knows whom.
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.scss'],
    },
    skipAnalysisNotInRules: true,
  },
}
