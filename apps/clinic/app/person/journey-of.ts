/** The way of one offer as a picture: where the person is, what was, and what may come. */
interface Referral {
  readonly id: string
  readonly state: string
  readonly path: string
  readonly status: 'active' | 'done'
  readonly label: string
  readonly openedAt: string
  readonly toldAt: string | null
  readonly agreedAt: string | null
  readonly releasedAt: string | null
  readonly endedAt: string | null
}

interface Receipt {
  readonly status: string
  readonly at: string
}

interface JourneyStage {
  readonly key: string
  readonly label: string
  readonly standing: 'visited' | 'current' | 'ahead' | 'skipped'
  readonly at: string | null
}

export interface JourneyPicture {
  readonly stages: JourneyStage[]
  readonly exits: string[]
  readonly ended: string | null
}

const offered = [
  { key: 'identified', label: 'On the list' },
  { key: 'told', label: 'Told' },
  { key: 'agreed', label: 'Agreed' },
  { key: 'released', label: 'Released' },
  { key: 'accepted', label: 'Accepted' },
  { key: 'started', label: 'Support started' },
  { key: 'ended', label: 'Support ended' },
] as const

/** What a receipt says after the offer was accepted. The clinic hears no more of it than this. */
const lastWords: Readonly<Record<string, string>> = {
  couldNotContact: 'the team could not reach them',
  declinedAtContact: 'they did not want support after all',
  withdrew: 'they withdrew their agreement',
}

/** In which stage each state of a referral stands. */
const stageOf: Readonly<Record<string, string>> = { openOffer: 'told' }

export function journeyOf(referral: Referral, receipts: readonly Receipt[]): JourneyPicture {
  const heard = (status: string) =>
    receipts.find(each => each.status === status && each.at >= referral.openedAt)
  const reached: Record<string, string | null> = {
    identified: referral.openedAt,
    told: referral.toldAt,
    agreed: referral.agreedAt,
    released: referral.releasedAt,
    accepted: referral.state === 'accepted' ? referral.endedAt : null,
    started: heard('started')?.at ?? null,
    ended: heard('ended')?.at ?? null,
  }
  const last = offered.findLastIndex(({ key }) => reached[key])
  const stopped = referral.status === 'done' && referral.state !== 'accepted'
  const silent = Object.keys(lastWords).find(status => heard(status))
  const current = stopped ? -1 : Math.max(last, place(stageOf[referral.state] ?? referral.state))
  return {
    stages: offered.map(({ key, label }, index) => ({
      key,
      label: key === 'told' && referral.state === 'openOffer' ? 'Told, offer open' : label,
      at: reached[key] ?? null,
      standing:
        index === current
          ? index === offered.length - 1
            ? 'visited'
            : 'current'
          : reached[key]
            ? 'visited'
            : index < last || stopped || silent
              ? 'skipped'
              : 'ahead',
    })),
    exits: exitsFrom(referral),
    ended: stopped ? referral.label.toLowerCase() : silent ? (lastWords[silent] ?? null) : null,
  }
}

function place(key: string): number {
  return offered.findIndex(stage => stage.key === key)
}

function exitsFrom({ state, status }: Referral): string[] {
  if (status === 'done') return []
  if (state === 'released') return ['another service that fits better', 'agreement withdrawn']
  if (state === 'agreed') return ['not taken up', 'agreement withdrawn']
  if (state === 'identified') return ['not taken up', 'not eligible']
  return ['offer left open', 'not taken up']
}
