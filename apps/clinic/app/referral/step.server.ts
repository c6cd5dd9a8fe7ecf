/** What every page of one step does: look at the referral, send the one event, go on. */
import type { ReferralCommand } from '@alongside/domain/referral'
import { type Api, eventForm, load, submit, type Went } from '@alongside/web/request.server'
import type * as z from 'zod'

interface Asked {
  readonly request: Request
  readonly params: { readonly id?: string | undefined }
}

/** The referral with this step as it is offered now; null when there is no such step from here. */
export function loadStep(args: Asked, type: ReferralCommand['type']) {
  return load(args, async api => {
    const view = await api.referral.byId.query({ id: args.params.id ?? '' })
    return { view, step: view.options.find(option => option.type === type) ?? null }
  })
}

type Sent = Awaited<ReturnType<Api['referral']['send']['mutate']>>

interface Told<E> {
  readonly event: E
  readonly version: number
  readonly commandId: string
}

/** Sends the event of this page; what was said next and where is the page's. */
export function sendStep<E extends z.ZodType<{ type: string }>>(
  args: Asked,
  event: E,
  went: (sent: Sent) => Went,
) {
  return submit(args, eventForm(event), async (value, api) => {
    const told = value as Told<z.input<typeof ReferralCommand>>
    const sent = await api.referral.send.mutate({
      id: args.params.id ?? '',
      seq: told.version,
      commandId: told.commandId,
      event: told.event,
    })
    return went(sent)
  })
}

/** The person's page, or the worklist when the step has ended our own sight of them. */
export function personOf({ view }: Sent): string {
  return view ? `/people/${view.personId}` : '/worklist'
}
