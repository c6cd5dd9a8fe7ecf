import { createContext, useContext } from 'react'
import type { FormResult, FormValues } from './form-result.ts'

/** What a field needs to know of the form around it. */
export interface FormScope {
  readonly id: string
  /** Stands before the name of each field: `event.` inside an `EventForm`. */
  readonly prefix: string
  readonly values: FormValues
  /** What the last submit of this very form came back with. */
  readonly result: FormResult | undefined
}

const empty: FormScope = { id: 'form', prefix: '', values: {}, result: undefined }

/** The form around a field. */
export const FormContext = createContext<FormScope>(empty)

/** Everything about one field that its kind does not matter for. */
export interface FieldState {
  readonly name: string
  readonly id: string
  readonly value: string
  readonly values: readonly string[]
  readonly error: string | undefined
  readonly hintId: string
  readonly errorId: string
  /** The ids that describe the field, or nothing. */
  readonly describedBy: string | undefined
}

/** Reads one field out of the form around it: what was typed last time, else what the page says it holds. */
export function useFieldState(shortName: string, hint: unknown): FieldState {
  const scope = useContext(FormContext)
  const name = `${scope.prefix}${shortName}`
  const id = fieldId(scope.id, name)
  const kept = scope.result ? (scope.result.values[name] ?? []) : (scope.values[shortName] ?? [])
  const values = typeof kept === 'string' ? [kept] : kept
  const error = scope.result?.errors[name]?.join('. ')
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const described = [hint ? hintId : '', error ? errorId : ''].filter(part => part !== '').join(' ')
  return {
    name,
    id,
    value: values[0] ?? '',
    values,
    error,
    hintId,
    errorId,
    describedBy: described || undefined,
  }
}

/** The text that one box of a composed field holds, such as the month of a date. */
export function usePart(shortName: string, part: string): string | undefined {
  const scope = useContext(FormContext)
  const kept = scope.result?.values[`${scope.prefix}${shortName}-${part}`]
  return scope.result ? (typeof kept === 'string' ? kept : '') : undefined
}

/** The id of a field on its page; the error summary links to it. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name.replaceAll('.', '-')}`
}
