/**
 * What a module of the course is made of. The text is a small closed structure and no HTML: whatever an author writes,
 * a screen can only make paragraphs, lists, quotations and boxes of it.
 */
import { PlainDate } from '@alongside/domain/time'
import { curriculum } from '@alongside/domain/training'
import * as z from 'zod'

export const ModuleKey = z.enum(curriculum.map(({ key }) => key))
export type ModuleKey = z.infer<typeof ModuleKey>

/** How many questions one check has. */
export const QUESTIONS_IN_A_CHECK = 8
/** Fewer than these, and a second try would meet the same questions again. */
const QUESTIONS_IN_A_BANK = 12

const Name = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'A name is small letters, digits and hyphens')
const Sentence = z.string().trim().min(1)
export const Link = z.url({ protocol: /^https$/, hostname: z.regexes.domain })

/** Some words in one look. */
const Run = z.strictObject({
  text: z.string(),
  look: z.enum(['plain', 'strong', 'emphasis']),
  href: Link.nullable(),
})
export type Run = z.infer<typeof Run>

const Paragraph = z.strictObject({ kind: z.literal('paragraph'), runs: z.array(Run).min(1) })
const List = z.strictObject({
  kind: z.literal('list'),
  ordered: z.boolean(),
  items: z.array(z.array(Run).min(1)).min(1),
})
const Quote = z.strictObject({ kind: z.literal('quote'), paragraphs: z.array(z.array(Run).min(1)).min(1) })
const Block = z.discriminatedUnion('kind', [Paragraph, List, Quote])
export type Block = z.infer<typeof Block>

/** A story about somebody made up, or something to try or think about. */
const Box = z.strictObject({
  kind: z.enum(['case', 'exercise']),
  title: Sentence,
  blocks: z.array(Block).min(1),
})
export type Box = z.infer<typeof Box>

export const ModuleStep = z.strictObject({
  id: Name,
  title: Sentence,
  parts: z.array(z.union([Block, Box])).min(1),
})
export type ModuleStep = z.infer<typeof ModuleStep>

const Source = z.strictObject({ title: Sentence, publisher: Sentence, href: Link.nullable().default(null) })

/** What stands between the two lines of `---` at the top of a module. */
export const FrontMatter = z.strictObject({
  key: ModuleKey,
  title: Sentence,
  version: z.int().min(1),
  hours: z.number().positive(),
  needs: z.array(ModuleKey),
  aims: z.array(Sentence).min(2),
  sources: z.array(Source).min(1),
  reviewBy: PlainDate,
})

export const QuestionAnswer = z.strictObject({
  /** `a`, `b`, `c` or `d`: its place in the file, whatever the order on the screen. */
  id: z.enum(['a', 'b', 'c', 'd']),
  text: Sentence,
  right: z.boolean(),
  feedback: Sentence,
})

export const Question = z.strictObject({
  id: Name,
  /** The step that somebody goes back to. */
  step: Name,
  ask: Sentence,
  answers: z.array(QuestionAnswer).min(3).max(4),
})
export type Question = z.infer<typeof Question>

/** A question as an author writes it: each answer is `right:` or `wrong:`, with `because:` beneath. */
const WrittenQuestion = z
  .strictObject({
    id: Name,
    step: Name,
    ask: Sentence,
    answers: z
      .array(
        z.union([
          z.strictObject({ right: Sentence, because: Sentence }),
          z.strictObject({ wrong: Sentence, because: Sentence }),
        ]),
      )
      .min(3)
      .max(4),
  })
  .refine(({ answers }) => answers.some(answer => 'right' in answer), 'No answer is right')
  .refine(({ answers }) => answers.some(answer => 'wrong' in answer), 'No answer is wrong')

export const WrittenQuestions = z.array(WrittenQuestion).min(QUESTIONS_IN_A_BANK)

const Choice = z.strictObject({
  say: Sentence,
  /** How well it serves the person: kept by the trainee for themselves, and never a mark. */
  serves: z.enum(['well', 'partly', 'badly']),
  because: Sentence,
  /** The turn or the end that follows. */
  leads: Name,
})

/** A conversation with somebody made up, in turns; every choice has a consequence and a word about it. */
export const Scenario = z.strictObject({
  id: Name,
  title: Sentence,
  person: Sentence,
  task: Sentence,
  start: Name,
  turns: z.record(Name, z.strictObject({ happens: Sentence, choices: z.array(Choice).min(2).max(4) })),
  ends: z.record(
    Name,
    z.strictObject({ serves: z.enum(['well', 'partly', 'badly']), happens: Sentence, learn: Sentence }),
  ),
})
export type Scenario = z.infer<typeof Scenario>
export const Scenarios = z.array(Scenario).min(1)

export const CourseModule = z.strictObject({
  ...FrontMatter.shape,
  number: z.int().min(1),
  steps: z.array(ModuleStep).min(3),
  questions: z.array(Question),
  scenarios: z.array(Scenario),
})
export type CourseModule = z.infer<typeof CourseModule>

/** A version that was once taught. Its number and its day stay for ever; its text is in the history of this code. */
export const ModuleVersion = z.strictObject({
  version: z.int().min(1),
  date: PlainDate,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type ModuleVersion = z.infer<typeof ModuleVersion>

export const ModuleVersions = z.partialRecord(ModuleKey, z.array(ModuleVersion).min(1))
export type ModuleVersions = z.infer<typeof ModuleVersions>
