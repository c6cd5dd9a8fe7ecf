/** The thirteen competencies that a coordinator and the clinic look at before they sign (Positively UK, Project 100). */
import * as z from 'zod'

export const Competency = z.enum([
  'treatment',
  'wellbeing',
  'sexualHealth',
  'diversity',
  'crossCultural',
  'safety',
  'listening',
  'confidentiality',
  'longTerm',
  'safeguarding',
  'records',
  'goals',
  'startingAndEnding',
])
export type Competency = z.infer<typeof Competency>

/** How far somebody is in one competency. */
export const Rating = z.enum(['notYet', 'withSupport', 'ready'])
export type Rating = z.infer<typeof Rating>

export const competencyWords = {
  treatment: 'The condition and its treatment, in plain words',
  wellbeing: 'Wellbeing, and looking after oneself',
  sexualHealth: 'Relationships and sexual health, without embarrassment',
  diversity: 'Working with all sorts of people',
  crossCultural: 'Talking across cultures, faiths and languages',
  safety: 'Keeping oneself and others safe',
  listening: 'Listening',
  confidentiality: 'Confidence and boundaries',
  longTerm: 'Living with a long-term condition',
  safeguarding: 'Passing on a concern',
  records: 'Notes that are true and kind',
  goals: 'Goals and plans that are somebody’s own',
  startingAndEnding: 'Starting well, and ending well',
} as const satisfies Record<Competency, string>

export const ratingWords = {
  notYet: 'Not yet',
  withSupport: 'With support',
  ready: 'Ready',
} as const satisfies Record<Rating, string>
