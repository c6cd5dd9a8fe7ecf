import { Day, Moment, Notice } from '@alongside/web/page'
import { Link } from '@remix-run/react'

interface Told {
  readonly id: string
  readonly state: string
  readonly toldUnder: string | null
  readonly releasedOn: string | null
  readonly releaseBasis: string
  readonly releaseApproval: { readonly by: string; readonly on: string } | null
  readonly dueAt: string | null
}

/** Where silence is a yes, whoever looks at the record must see it, and until when a no is still in time. */
export function GoesAhead({ referral, asked }: { readonly referral: Told; readonly asked: boolean }) {
  if (referral.state === 'released' && referral.releasedOn === 'withinService')
    return (
      <Notice title="Released by itself">
        <p>
          The days in which they could say no went by, and their name and safe contact went to the team. A no
          still counts: <Link to={`/referrals/${referral.id}/opt-out`}>record it</Link>, and the team does not
          see them any more from that moment.
        </p>
        <Approval referral={referral} />
      </Notice>
    )
  if (referral.state !== 'told' || referral.toldUnder !== 'withinService' || referral.dueAt === null)
    return null
  if (referral.releaseBasis !== 'withinService')
    return (
      <Notice title="This waits for their own yes" tone="warning">
        <p>
          When they were told, silence would have released them. That was changed since. On{' '}
          <Day on={referral.dueAt} /> the offer stays open, and nothing is passed on without their word.
        </p>
      </Notice>
    )
  return asked ? (
    <Notice title="This goes ahead by itself">
      <p>
        If they do not say no until <Moment at={referral.dueAt} />, their name and safe contact go to the team
        by themselves. A no at any time stops it at once, also afterwards.
      </p>
      <Approval referral={referral} />
    </Notice>
  ) : (
    <Notice title="Ask how it is safe to reach them" tone="warning">
      <p>
        Without it nothing is released on <Day on={referral.dueAt} />, and the offer stays open instead.
      </p>
    </Notice>
  )
}

/** On whose word silence counts here. */
function Approval({ referral: { releaseApproval } }: { readonly referral: Told }) {
  return releaseApproval ? (
    <p className="al-small">
      Approved for this clinic by the Caldicott Guardian {releaseApproval.by} on{' '}
      <Day on={releaseApproval.on} />.
    </p>
  ) : null
}
