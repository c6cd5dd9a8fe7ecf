/** The course for the programs that look after it: the lint of the modules reads them through the reader of the API. */
export {
  fingerprintOf,
  moduleFolders,
  moduleFrom,
  moduleIn,
  versionsFile,
  versionsOf,
} from './module.reader.ts'
export type { CourseModule, ModuleKey, ModuleVersion, Scenario } from './module.schema.ts'
export { ModuleVersions } from './module.schema.ts'
export { textOf } from './module.text.ts'
