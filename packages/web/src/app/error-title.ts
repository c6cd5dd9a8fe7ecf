import { isFormResult } from '../form/form-result.ts'

/**
 * A page that comes back with mistakes says so first of all, in its title. Without JavaScript nobody can change a title
 * later, and the framework makes titles without knowing what a form was answered.
 */
export function withErrorTitle(page: string, answers: Readonly<Record<string, unknown>> | null): string {
  const isMistaken = Object.values(answers ?? {}).some(
    answer => isFormResult(answer) && Object.keys(answer.errors).length + (answer.sentences ?? []).length > 0,
  )
  return isMistaken ? page.replace('<title>', '<title>Error: ') : page
}
