/**
 * How recruitment goes: how many go on from each stage and how long each takes. Pure: the ways people took go in, with
 * nobody's id, and counts come out.
 */
import * as z from 'zod'
import { suppress } from '../impact/suppress.ts'
import { medianOf } from '../median.ts'
import { daysBetween, PlainDate } from '../time.ts'
import { RecruitmentRoute, RecruitmentState } from './recruitment.schema.ts'

/** The stages in their order; the last is where it leads. */
export const pipelineStages = [
  'enquiry',
  'invitedToChat',
  'applied',
  'shortlisted',
  'interviewed',
  'conditionallyOffered',
  'checks',
  'cleared',
] as const satisfies readonly RecruitmentState[]
export type PipelineStage = (typeof pipelineStages)[number]

/** Ends that are not what was hoped for. */
export const pipelineEnds = [
  'notNow',
  'withdrawn',
  'notSelected',
  'notCleared',
] as const satisfies readonly RecruitmentState[]
export type PipelineEnd = (typeof pipelineEnds)[number]

/** The way of one applicant: the day on which they came to each state, in order. */
export const Way = z.strictObject({
  route: RecruitmentRoute,
  steps: z.array(z.strictObject({ state: RecruitmentState, on: PlainDate })).min(1),
})
export type Way = z.infer<typeof Way>

/** A count; null where it is masked. */
const Shown = z.int().nullable()

export const PipelineFigures = z.strictObject({
  began: Shown,
  stages: z.array(
    z.strictObject({
      stage: z.enum(pipelineStages),
      /** Came to this stage, at whatever time. */
      reached: Shown,
      /** Of them: came to a later one; are there still; ended there. */
      wentOn: Shown,
      still: Shown,
      ended: Shown,
      /** Of each hundred who came and are not there still, how many went on; null when too few. */
      percent: z.int().nullable(),
      /** Days from coming to going on or ending: the middle, and nine in ten; of those who left the stage. */
      medianDays: z.number().nullable(),
      nineInTenDays: z.number().nullable(),
    }),
  ),
  ends: z.array(z.strictObject({ end: z.enum([...pipelineEnds, 'cleared']), people: Shown })),
  routes: z.array(z.strictObject({ route: RecruitmentRoute, began: Shown, cleared: Shown })),
  /** Days from the first interest to being cleared, in the middle. */
  daysToCleared: z.number().nullable(),
})
export type PipelineFigures = z.infer<typeof PipelineFigures>

/** Below so many people a share or a middle says nothing. */
export const FEWEST = 5

/** What each figure is, for the page and the file. */
export const pipelineDefinitions = {
  conversion: {
    title: 'Goes on to the next stage',
    definition: 'Of the people who came to a stage and are no longer there, how many went on to a later one.',
    numerator: 'people who came to a later stage',
    denominator: 'people who came to the stage, without those who are there still',
    leftOut: ['people who are at the stage now: nobody knows yet', 'shares of fewer than five people'],
  },
  time: {
    title: 'Time at each stage',
    definition: 'Days from the day somebody came to a stage to the day they went on or ended.',
    numerator: 'days at the stage',
    denominator: null,
    leftOut: ['people who are at the stage now', 'middles of fewer than five people'],
  },
  ends: {
    title: 'How it ended',
    definition:
      'Of the people whose interest began in these months, those for whom it came to an end, by how.',
    numerator: 'people with that end',
    denominator: null,
    leftOut: ['people who are on their way'],
  },
} as const

/** The figures of these ways. `masked` for whoever does not know the people: small numbers hidden, and what gives them back. */
export function pipelineFigures(ways: readonly Way[], { masked }: { masked: boolean }): PipelineFigures {
  const stages = pipelineStages.map(stage => stageOf(stage, ways))
  const cells = stages.map(({ wentOn, still, ended }) => [wentOn, still, ended])
  const shown = masked ? suppress(cells) : { cells, rowTotals: stages.map(({ reached }) => reached) }
  const ends = ([...pipelineEnds, 'cleared'] as const).map(end => ({
    end,
    people: ways.filter(way => way.steps.at(-1)?.state === end).length,
  }))
  const routes = RecruitmentRoute.options.map(route => {
    const theirs = ways.filter(way => way.route === route)
    return {
      route,
      began: theirs.length,
      cleared: theirs.filter(way => cameTo(way, 'cleared') !== null).length,
    }
  })
  const underWay = ways.length - ends.reduce((sum, { people }) => sum + people, 0)
  const shownEnds = masked ? suppress([[...ends.map(({ people }) => people), underWay]]) : null
  const shownRoutes = masked ? suppress(routes.map(({ began, cleared }) => [cleared, began - cleared])) : null
  const toCleared = ways.flatMap(way => {
    const on = cameTo(way, 'cleared')
    return on === null ? [] : [daysBetween(way.steps[0]?.on ?? on, on)]
  })
  return {
    began: shownRoutes ? shownRoutes.total : ways.length,
    stages: stages.map(({ stage, left, wentOn, days }, row) => {
      const [on, still, ended] = shown.cells[row] ?? []
      return {
        stage,
        reached: shown.rowTotals[row] ?? null,
        wentOn: on ?? null,
        still: still ?? null,
        ended: ended ?? null,
        // a share of masked counts would give them back
        percent:
          left < FEWEST || stage === 'cleared' || (masked && (on === null || ended === null))
            ? null
            : Math.round((100 * wentOn) / left),
        medianDays: days.length < FEWEST ? null : medianOf(days),
        nineInTenDays:
          days.length < 2 * FEWEST
            ? null
            : (days.toSorted((one, other) => one - other)[Math.ceil(0.9 * days.length) - 1] ?? null),
      }
    }),
    ends: ends.map(({ end, people }, at) => ({
      end,
      people: shownEnds ? (shownEnds.cells[0]?.[at] ?? null) : people,
    })),
    routes: routes.map(({ route, began, cleared }, row) => ({
      route,
      began: shownRoutes ? (shownRoutes.rowTotals[row] ?? null) : began,
      cleared: shownRoutes ? (shownRoutes.cells[row]?.[0] ?? null) : cleared,
    })),
    daysToCleared: toCleared.length < FEWEST ? null : medianOf(toCleared),
  }
}

function stageOf(stage: PipelineStage, ways: readonly Way[]) {
  const came = ways.filter(way => cameTo(way, stage) !== null)
  const still = came.filter(way => way.steps.at(-1)?.state === stage)
  const wentOn = came.filter(way => goesBeyond(way, stage))
  const days = came.flatMap(way => {
    const at = way.steps.findIndex(step => step.state === stage)
    const [from, to] = [way.steps[at], way.steps[at + 1]]
    return from && to ? [daysBetween(from.on, to.on)] : []
  })
  return {
    stage,
    reached: came.length,
    wentOn: wentOn.length,
    still: still.length,
    ended: came.length - wentOn.length - still.length,
    left: came.length - still.length,
    days,
  }
}

/** Whether somebody came to a stage after this one: some stages can be passed over. */
function goesBeyond(way: Way, stage: PipelineStage): boolean {
  const later: readonly RecruitmentState[] = pipelineStages.slice(pipelineStages.indexOf(stage) + 1)
  return way.steps.some(step => later.includes(step.state))
}

function cameTo({ steps }: Way, state: RecruitmentState): PlainDate | null {
  return steps.find(step => step.state === state)?.on ?? null
}
