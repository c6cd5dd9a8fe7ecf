/** Forms that work the same with and without JavaScript. */
export {
  CheckboxesField,
  type Choice,
  type ChoicesProps,
  RadiosField,
  SelectField,
  type SelectFieldProps,
  TickField,
  YesNoField,
} from './choice-fields.tsx'
export { CommandField } from './command-field.tsx'
export { useCommandId } from './command-id.ts'
export { DateField, MomentField } from './date-field.tsx'
export { EventForm, type EventFormProps } from './event-form.tsx'
export type { FieldProps } from './field-parts.tsx'
export { Form, type FormProps, useFormResult } from './form.tsx'
export type { FormResult, FormValues } from './form-result.ts'
export { NextSteps, type NextStepsProps, type Offered, type StepParts } from './next-steps.tsx'
export { SubmitButton, type SubmitButtonProps } from './submit-button.tsx'
export {
  FileField,
  type FileFieldProps,
  TextAreaField,
  type TextAreaFieldProps,
  TextField,
  type TextFieldProps,
  TimeField,
} from './text-fields.tsx'
export { useAnswer } from './use-answer.ts'
