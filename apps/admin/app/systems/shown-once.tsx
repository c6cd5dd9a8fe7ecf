import { useAnswer } from '@alongside/web/form'
import { Notice } from '@alongside/web/page'

/** What an action hands to its page to be shown this once: null when somebody sent the same form again. */
export interface ShownOnce {
  readonly shownOnce: { readonly what: 'key' | 'secret'; readonly text: string | null }
}

const words = {
  key: 'The key of this system',
  secret: 'The secret that signs what is sent to this address',
} as const

/** A key or a secret on the one page that ever shows it. It is in no address, no cookie and no log. */
export function ShownOncePanel() {
  const data = useAnswer<unknown>()
  if (!isShownOnce(data)) return null
  const { what, text } = data.shownOnce
  if (text === null)
    return (
      <Notice title="It was shown once already" tone="warning">
        Nobody can look it up again. If it is lost, take it away and make a new one.
      </Notice>
    )
  return (
    <Notice title={words[what]}>
      <p>Copy it now and hand it over in a safe way. It is not shown again.</p>
      <p>
        <code className="ad-secret">{text}</code>
      </p>
    </Notice>
  )
}

function isShownOnce(data: unknown): data is ShownOnce {
  return typeof data === 'object' && data !== null && 'shownOnce' in data
}
