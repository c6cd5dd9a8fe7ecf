import { Day, dayInWords, StateTag } from '@alongside/web/page'
import type { MessageFacts } from './words.server.ts'

/** A message as it stands on somebody's phone. */
export function MessageShown({
  facts: { shown, length, lang, dir },
}: {
  readonly facts: {
    readonly shown: string
    readonly length: string | null
    readonly lang: string
    readonly dir: 'ltr' | 'rtl'
  }
}) {
  return (
    <>
      <p className="ad-message" lang={lang} dir={dir}>
        {shown}
      </p>
      <p className="ad-under">{length ?? 'Leaves by email alone'}</p>
    </>
  )
}

/** Whose words they are, in one tag. */
export function WhoseWords({ isOwn }: Pick<MessageFacts, 'isOwn'>) {
  return isOwn ? (
    <StateTag tone="teal">Words of this clinic</StateTag>
  ) : (
    <StateTag>The programme’s words</StateTag>
  )
}

/** Since when they hold, who settled and who read them, and what is coming. */
export function WordsSince({ since, isOwn, readBy, coming }: Omit<MessageFacts, 'shown'>) {
  return (
    <>
      {since ? (
        <p className="ad-under">
          {isOwn ? 'Since ' : 'Again since '}
          <Day on={since.on} />, settled by {since.by ?? 'an administrator'}
          {readBy === '' ? null : <>, read by {readBy}</>}
        </p>
      ) : null}
      {coming.map(on => (
        <p key={on}>
          <StateTag tone="purple">{`Other words from ${dayInWords(on)}`}</StateTag>
        </p>
      ))}
    </>
  )
}
