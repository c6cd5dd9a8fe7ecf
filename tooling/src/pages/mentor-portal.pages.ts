/** Every page of the mentor portal, as the mentor of the demo finds it. */
import { namedId } from '../seed/named-id.ts'
import type { Address, Listed } from './pages.ts'

const mine = `mentor_id = '${namedId('mentor')}'`

/** A page of somebody whose record of this kind stands here. */
function person(page: string, kind: 'onboarding' | 'mentoring' | 'discharge', path: string): Address {
  return {
    path: `/people/{}${page}`,
    find: `select person_id as id from ${kind} where ${mine} and path = '${path}' and status = 'active'
      order by opened_at desc, id limit 1`,
  }
}

const meeting = (page: string) => person(page, 'mentoring', 'active')

export const mentorPages: Listed = {
  pages: {
    '_app._index': ['/'],
    '_app.people._index': ['/people'],
    '_app.people.$id._index': [
      ...['active', 'reviewDue', 'notHeardFrom'].map(path => person('', 'mentoring', path)),
      person('', 'discharge', 'planned'),
      person('', 'onboarding', 'matching.agreed'),
    ],
    '_app.people.$id.log': [meeting('/log')],
    '_app.people.$id.plan': [meeting('/plan')],
    '_app.people.$id.contact': [person('/contact', 'mentoring', 'notHeardFrom'), meeting('/contact')],
    '_app.people.$id.number': [meeting('/number')],
    '_app.people.$id.write': [meeting('/write')],
    '_app.people.$id.goals': [meeting('/goals')],
    '_app.people.$id.measures.$measure': ['life', 'company', 'days'].map(name =>
      meeting(`/measures/${name}`),
    ),
    '_app.people.$id.review': [person('/review', 'mentoring', 'reviewDue'), meeting('/review')],
    '_app.people.$id.pause': [meeting('/pause')],
    '_app.people.$id.go-on': [meeting('/go-on')],
    '_app.people.$id.another-mentor': [meeting('/another-mentor')],
    '_app.people.$id.i-know-them': [
      meeting('/i-know-them'),
      person('/i-know-them', 'onboarding', 'matching.agreed'),
    ],
    '_app.people.$id.think-again': [person('/think-again', 'onboarding', 'matching.agreed')],
    '_app.people.$id.concern': [meeting('/concern')],
    '_app.people.$id.ending': [meeting('/ending')],
    '_app.people.$id.closing': [person('/closing', 'discharge', 'planned')],
    '_app.people.$id.summary': [person('/summary', 'discharge', 'planned')],
    '_app.people.$id.no-summary': [person('/no-summary', 'discharge', 'planned')],
    '_app.people.$id.close': [person('/close', 'discharge', 'planned')],
    '_app.people.$id.sessions.$sessionId.take-back': [
      {
        path: '/people/{}/take-back',
        find: `select s.person_id || '/sessions/' || s.id as id from session_log s join mentoring m on m.id = s.mentoring_id
          where m.${mine} and m.status = 'active' and s.retracted_at is null order by s.held_at desc limit 1`,
      },
    ],
    '_app.matches.$id': [
      {
        path: '/matches/{}',
        find: `select id from onboarding where ${mine} and path = 'matching.proposed' limit 1`,
      },
    ],
    '_app.room': ['/room'],
    '_app.limits': ['/limits'],
    '_app.profile': ['/profile'],
    '_app.places._index': ['/places'],
    '_app.places.$id.break': [
      { path: '/places/{}/break', on: '/places', link: /\/places\/([0-9a-f-]{36})\/break/ },
    ],
    '_app.concerns._index': ['/concerns'],
    '_app.concerns.$id': [{ path: '/concerns/{}', on: '/concerns', link: /\/concerns\/([0-9a-f-]{36})/ }],
    '_app.supervision._index': ['/supervision'],
    '_app.supervision.$id': [
      { path: '/supervision/{}', find: `select id from supervision where ${mine} limit 1` },
      { path: '/supervision/{}', on: '/supervision', link: /\/supervision\/([0-9a-f-]{36})/ },
    ],
    '_app.supervision.thoughts': ['/supervision/thoughts'],
    '_app.take.$list': ['/take/people'],
    '_app.$': ['/nowhere'],
    'sign-in._index': ['/sign-in'],
    'second-step': ['/second-step'],
    '_app.my-sign-in': ['/my-sign-in'],
    '_app.my-sign-in_.password': ['/my-sign-in/password'],
    'sign-in.again': ['/sign-in/again'],
    'sign-in.lost': ['/sign-in/lost'],
  },
  others: [
    '_app',
    // leads on where nothing is to be confirmed
    '_app.confirm',
    '_app.people.$id.draft',
    '_app.take.$list_.file',
    'calendar.$token',
    'key',
    'leave',
    // asks for an app that nobody of the demo has set up: `ways-in.walk.ts` sets one up and looks it over
    '_app.my-sign-in_.spare-codes',
    'sign-in.code',
    'sign-in.spare',
    'sign-out',
  ],
}
