import { Form as RemixForm, useActionData, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { usePageKey } from '../app/frame-data.ts'
import { FormContext } from './form-context.tsx'
import { type FormResult, type FormValues, isFormResult } from './form-result.ts'

/** A form of a page. */
export interface FormProps {
  /** Unique on the page. */
  readonly id: string
  /** What the fields hold at first, by their names. */
  readonly values?: FormValues
  /** What was typed at another time and kept, by the whole names of the boxes; it goes before `values`. */
  readonly typed?: FormValues
  /** Where it is sent; absent: to the page itself. */
  readonly action?: string
  /** Set when the form carries a file: it is then sent by the browser itself, which can show any answer. */
  readonly upload?: boolean
  /** Stands before each field's name. */
  readonly prefix?: string
  readonly className?: string
  readonly children: ReactNode
}

/** What the page's action came back with, whichever form it was for. */
export function useFormResult(): FormResult | undefined {
  const data: unknown = useActionData()
  const navigation = useNavigation()
  // The answer is there before the rest of the page is. Both are shown at once, so that nobody types into a form that
  // is about to be made anew.
  const isArriving = navigation.state === 'loading' && navigation.formData !== undefined
  return !isArriving && isFormResult(data) ? data : undefined
}

/**
 * A form that posts to its page, with and without JavaScript alike: after a mistake it stands there as it was
 * filled, after a success it is fresh.
 */
export function Form({
  id,
  values = {},
  typed,
  action,
  upload,
  prefix = '',
  className,
  children,
}: FormProps) {
  const last = useFormResult()
  const pageKey = usePageKey()
  const kept = typed ? { form: id, values: typed, errors: {} } : undefined
  const result = last?.form === id ? last : kept
  return (
    <RemixForm
      // Every answered submit starts the fields anew, as a page load would.
      key={pageKey}
      id={id}
      method="post"
      noValidate
      {...(action === undefined ? {} : { action })}
      {...(upload ? { encType: 'multipart/form-data', reloadDocument: true } : {})}
      className={className ?? 'al-form'}
    >
      <input type="hidden" name="form" value={id} />
      <FormContext.Provider value={{ id, prefix, values, result }}>{children}</FormContext.Provider>
    </RemixForm>
  )
}
