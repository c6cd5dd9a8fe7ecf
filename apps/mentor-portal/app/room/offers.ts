/** What a mentor may offer of themself, as they would say it. */
import type { MentorWish } from '@alongside/domain/onboarding'

export const offerWords: Partial<Record<MentorWish, string>> = {
  aWoman: 'I am a woman',
  aMan: 'I am a man',
  transExperience: 'I have trans experience',
  aParent: 'I am a parent',
  migrationExperience: 'I moved countries',
  onlyRemote: 'I can meet by phone or video',
}

/** Wishes that one mentor can meet by themself; the others depend on both. */
export const offersByMentor = Object.keys(offerWords) as MentorWish[]
