import { useCommandId } from './command-id.ts'

/** The id of this very command, for a form that is no `EventForm`: `commandId` in its schema. */
export function CommandField({ form }: { readonly form: string }) {
  return <input type="hidden" name="commandId" value={useCommandId(form)} />
}
