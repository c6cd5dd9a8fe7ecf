import { Day, Notice } from '@alongside/web/page'

interface Told {
  readonly state: string
  readonly toldUnder: string | null
  readonly dueAt: string | null
}

/** Where silence is a yes, whoever looks at the record must see it, and until when a no is still in time. */
export function GoesAhead({ referral, asked }: { readonly referral: Told; readonly asked: boolean }) {
  if (referral.state !== 'told' || referral.toldUnder !== 'withinService' || referral.dueAt === null)
    return null
  return asked ? (
    <Notice title="This goes ahead by itself">
      <p>
        If they do not say no until <Day on={referral.dueAt} />, their name and safe contact go to the team by
        themselves. A no on any day before stops it at once.
      </p>
    </Notice>
  ) : (
    <Notice title="Ask how it is safe to reach them" tone="warning">
      <p>
        Without it nothing is released on <Day on={referral.dueAt} />, and the offer stays open instead.
      </p>
    </Notice>
  )
}
