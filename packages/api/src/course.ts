/**
 * The course, for whoever is outside of training: standing, which asks for a module again as a refresher, and the program
 * that looks through the modules.
 */
export {
  fingerprintOf,
  moduleByKey,
  moduleFolders,
  moduleIn,
  teachFrom,
  versionsFile,
} from './training/module.reader.ts'
export type { CourseModule, ModuleVersion, Scenario } from './training/module.schema.ts'
export { ModuleVersions } from './training/module.schema.ts'
export { textOf } from './training/module.text.ts'
export { drawQuestions, isOfThisVersion } from './training/question.draw.ts'
