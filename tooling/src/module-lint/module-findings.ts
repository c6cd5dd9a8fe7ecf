/** What is wrong with one module, each as a sentence that says what to do. */
import { type CourseModule, textOf } from '@alongside/api/course'
import { curriculum } from '@alongside/domain/training'
import { unknownNumbers } from './known-numbers.ts'
import { readingGrade, wordsIn } from './reading-age.ts'
import { revealingWord } from './revealing-words.ts'
import { scenarioFindings } from './scenario-findings.ts'

/** The hardest that a step may be to read. Most are far below; a step full of long words that must be there may not be. */
const HARDEST_GRADE = 9
const FEWEST_WORDS = 1200
const MOST_WORDS = 2500

export function findingsOf(module: CourseModule, all: readonly CourseModule[]): string[] {
  return [
    ...placeFindings(module, all),
    ...titleFindings(module),
    ...lengthFindings(module),
    ...gradesOf(module)
      .filter(({ grade }) => grade > HARDEST_GRADE)
      .map(
        ({ part, grade }) =>
          `${part} reads at grade ${grade.toFixed(1)}; ${HARDEST_GRADE} is the most. Shorten its sentences and its words.`,
      ),
    ...stepFindings(module),
    ...guessFindings(module),
    ...unknownNumbers(everythingIn(module)).map(
      number =>
        `${number} is not a known number. Check it with whoever answers it, then add it to known-numbers.ts.`,
    ),
    ...module.scenarios.flatMap(scenarioFindings),
  ]
}

/** How hard each step, the questions and each exercise are to read. */
export function gradesOf(module: CourseModule): { part: string; grade: number }[] {
  return [
    ...module.steps.map(step => ({ part: `Step "${step.title}"`, text: textOf(step) })),
    { part: 'The questions', text: questionText(module) },
    ...module.scenarios.map(scenario => ({
      part: `Exercise "${scenario.title}"`,
      text: scenarioText(scenario),
    })),
  ].map(({ part, text }) => ({ part, grade: readingGrade(text) }))
}

export function wordCount({ steps }: CourseModule): number {
  return steps.reduce((sum, step) => sum + wordsIn(textOf(step)).length, 0)
}

function placeFindings(
  { key, title, hours, needs, number }: CourseModule,
  all: readonly CourseModule[],
): string[] {
  const planned = curriculum.find(module => module.key === key)
  return [
    ...(planned?.title === title && planned.hours === hours
      ? []
      : ['Title and hours differ from the curriculum (packages/domain/src/learning/curriculum.ts).']),
    ...needs
      .map(need => ({ need, module: all.find(module => module.key === need) }))
      .filter(({ module }) => !module || module.number >= number)
      .map(({ need, module }) =>
        module
          ? `It needs "${need}", which comes later or is itself: needs lead to earlier modules only.`
          : `It needs "${need}", which is not there.`,
      ),
  ]
}

function titleFindings({ title, steps, scenarios, questions }: CourseModule): string[] {
  const titles = [title, ...steps.map(step => step.title), ...scenarios.map(scenario => scenario.title)]
  // Ids stand in addresses, which a browser keeps and shows.
  const ids = [...steps, ...scenarios, ...questions].map(({ id }) => id.replaceAll('-', ' '))
  return [...titles, ...ids]
    .map(words => ({ words, word: revealingWord(words) }))
    .filter(({ word }) => word !== undefined)
    .map(
      ({ words, word }) =>
        `"${words}" stands in titles or addresses, where "${word}" would tell a stranger too much.`,
    )
}

function lengthFindings(module: CourseModule): string[] {
  const words = wordCount(module)
  if (words >= FEWEST_WORDS && words <= MOST_WORDS) return []
  return [
    `It has ${words} words; between ${FEWEST_WORDS} and ${MOST_WORDS} can be read in one sitting and say enough.`,
  ]
}

function stepFindings({ steps, questions }: CourseModule): string[] {
  return steps.flatMap(step => [
    ...(step.parts.some(part => 'blocks' in part)
      ? []
      : [`Step "${step.title}" has neither a case nor something to try.`]),
    ...(questions.some(question => question.step === step.id)
      ? []
      : [`No question asks about step "${step.title}".`]),
    ...(/https?:|www[.]/.test(textOf(step))
      ? [`Step "${step.title}" shows a bare address: write [words](https://...).`]
      : []),
  ])
}

/** Authors say most where it is right. Whoever knows nothing would then pass by choosing the longest answer. */
function guessFindings({ questions }: CourseModule): string[] {
  const single = questions.filter(({ answers }) => answers.filter(({ right }) => right).length === 1)
  const given = single.filter(({ answers }) => {
    const right = answers.find(answer => answer.right)
    return answers.every(answer => answer === right || answer.text.length < (right?.text.length ?? 0))
  })
  if (given.length <= single.length / 2) return []
  return [
    `In ${given.length} of ${single.length} questions the longest answer is the right one (${given.map(({ id }) => id).join(', ')}). Make some wrong ones longer.`,
  ]
}

function questionText({ questions }: CourseModule): string {
  return questions
    .flatMap(({ ask, answers }) => [ask, ...answers.flatMap(({ text, feedback }) => [text, feedback])])
    .join('\n')
}

function scenarioText({ person, task, turns, ends }: CourseModule['scenarios'][number]): string {
  return [
    person,
    task,
    ...Object.values(turns).flatMap(({ happens, choices }) => [
      happens,
      ...choices.flatMap(({ say, because }) => [say, because]),
    ]),
    ...Object.values(ends).flatMap(({ happens, learn }) => [happens, learn]),
  ].join('\n')
}

function everythingIn(module: CourseModule): string {
  return [...module.steps.map(textOf), questionText(module), ...module.scenarios.map(scenarioText)].join('\n')
}
