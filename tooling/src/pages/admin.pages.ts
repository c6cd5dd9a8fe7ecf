/**
 * Every page of the admin app but those of how the team grows (`team.pages.ts`), as a coordinator finds them, a
 * safeguarding lead, an analyst and an administrator. Steps of a record are looked at by `every-page.walk.ts` itself.
 */
import { placeOf } from '../seed/places.ts'
import { emailOf } from '../seed/staff.ts'
import type { Address, Listed } from './pages.ts'

const clinic = placeOf('croydon').id

/** A page of somebody whose support stands here. */
function person(
  page: string,
  table: 'referral' | 'onboarding' | 'mentoring' | 'discharge',
  path: string,
): Address {
  return {
    path: `/people/{}${page}`,
    find: `select person_id as id from ${table} where path = '${path}' order by opened_at desc, id limit 1`,
  }
}

const one = (path: string, find: string): Address => ({ path, find })
const views = (page: string, names: readonly string[]) => names.map(view => `/${page}?view=${view}`)

const concerns: readonly Address[] = ['raised', 'acting', 'closed'].map(state =>
  one('/concerns/{}', `select id from concern where state = '${state}' order by opened_at limit 1`),
)
const ofEverybody: Listed['pages'] = {
  '_app._index': ['/'],
  '_app.my-sign-in': ['/my-sign-in'],
  '_app.my-sign-in_.password': ['/my-sign-in/password'],
  '_app.my-looks': ['/my-looks'],
}

export const adminPages: Listed = {
  pages: {
    ...ofEverybody,
    '_app.find': ['/find'],
    '_app.referrals': views('referrals', ['toDo', 'accepted', 'ended']),
    '_app.onboarding': views('onboarding', ['open', 'toContact', 'waiting', 'ended']),
    '_app.mentoring': views('mentoring', ['open', 'changingMentor', 'ended']),
    '_app.endings': views('endings', ['open', 'closed', 'kept']),
    '_app.messages': ['/messages'],
    '_app.post': ['/post'],
    '_app.people.$id._index': [
      person('', 'referral', 'released.toTriage'),
      person('', 'onboarding', 'matching.proposed'),
      person('', 'mentoring', 'reviewDue'),
      person('', 'discharge', 'retained'),
    ],
    '_app.people.$id.contact': [person('/contact', 'mentoring', 'active')],
    '_app.people.$id.copy': [person('/copy', 'mentoring', 'active')],
    '_app.people.$id.equality': [person('/equality', 'mentoring', 'active')],
    '_app.people.$id.looks': [person('/looks', 'mentoring', 'active')],
    '_app.people.$id.write': [person('/write', 'mentoring', 'active')],
    '_app.people.$id.earlier.$episode': [
      {
        path: '/people/{}',
        find: `select person_id || '/earlier/' || id as id from referral o where exists (
          select 1 from referral n where n.person_id = o.person_id and n.opened_at > o.opened_at) limit 1`,
        maybe: true,
      },
    ],
    '_app.step.$kind.$id.$event': [
      one('/step/onboarding/{}/proposeMatch', `select id from onboarding where path = 'assessed' limit 1`),
    ],
    '_app.mentors._index': ['/mentors'],
    '_app.mentors.$id': [
      one(
        '/mentors/{}',
        `select m.id from mentor m join mentor_clinic c on c.mentor_id = m.id where m.standing = 'full' order by m.id limit 1`,
      ),
    ],
    '_app.cover._index': ['/cover'],
    '_app.cover.new': ['/cover/new'],
    '_app.supervision._index': ['/supervision'],
    '_app.supervision.$id': ['agendaOpen', 'actionsOpen'].map(path =>
      one(
        '/supervision/{}',
        `select id from supervision where mentor_id is null and path = '${path}' limit 1`,
      ),
    ),
    '_app.supervision.thoughts': ['/supervision/thoughts'],
    '_app.concerns._index': ['/concerns', '/concerns?view=ended'],
    '_app.concerns.$id': concerns,
    '_app.openings._index': ['/openings'],
    '_app.openings.$id': [
      { path: '/openings/{}', find: 'select id from record_opening limit 1', maybe: true },
    ],
    '_app.ways-back': ['/ways-back'],
    '_app.records': ['/records'],
    '_app.copies._index': ['/copies'],
    '_app.keeping': ['/keeping'],
    '_app.quality': ['/quality'],
    '_app.impact._index': ['/impact'],
    '_app.impact.charts.$series': ['/impact/charts/coverage'],
    '_app.what-if._index': ['/what-if'],
    '_app.what-if.$id': [{ path: '/what-if/{}', find: 'select id from what_if limit 1', maybe: true }],
    '_app.clinics._index': ['/clinics'],
    '_app.take.$list': ['/take/mentoring', '/take/quality'],
    '_app.$': ['/nowhere'],
    'sign-in._index': ['/sign-in'],
    'second-step': ['/second-step'],
    'sign-in.again': ['/sign-in/again'],
    'sign-in.lost': ['/sign-in/lost'],
  },
  beside: [
    {
      as: emailOf({ key: 'safeguarding' }),
      pages: {
        ...ofEverybody,
        '_app.concerns._index': ['/concerns'],
        '_app.concerns.$id': concerns,
        '_app.openings._index': ['/openings'],
        '_app.unusual': ['/unusual'],
        '_app.copies._index': ['/copies'],
      },
    },
    {
      as: emailOf({ key: 'analyst' }),
      pages: {
        ...ofEverybody,
        '_app.impact._index': ['/impact'],
        '_app.impact.charts.$series': ['/impact/charts/coverage'],
        '_app.what-if._index': ['/what-if'],
      },
    },
    {
      as: emailOf({ key: 'administrator' }),
      pages: {
        ...ofEverybody,
        '_app.accounts._index': ['/accounts'],
        '_app.accounts.$id': [
          one('/accounts/{}', `select id from account where role = 'coordinator' limit 1`),
        ],
        '_app.accounts.invite': ['/accounts/invite'],
        '_app.clinics._index': ['/clinics'],
        '_app.clinics.$id._index': [`/clinics/${clinic}`],
        '_app.clinics.$id.$group': ['release', 'messages', 'standing', 'codes'].map(
          group => `/clinics/${clinic}/${group}`,
        ),
        '_app.clinics.$id.words._index': ['', '?in=ar'].map(view => `/clinics/${clinic}/words${view}`),
        '_app.clinics.$id.words.$purpose.$language': ['checkTime/en', 'goodbye/ar', 'referenceLink/en'].map(
          message => `/clinics/${clinic}/words/${message}`,
        ),
        '_app.clinics.$id.deputies': [`/clinics/${clinic}/deputies`],
        '_app.clinics.messages': ['/clinics/messages', '/clinics/messages?in=ar'],
        '_app.clinics.rename.$place.$id': [`/clinics/rename/clinic/${clinic}`],
        '_app.systems._index': ['/systems'],
        '_app.systems.$id': [
          { path: '/systems/{}', find: 'select id from clinic_system limit 1', maybe: true },
        ],
        '_app.systems.deliveries': ['/systems/deliveries'],
        '_app.ways-back': ['/ways-back'],
      },
    },
  ],
  others: [
    '_app',
    // leads on where nothing is to be confirmed
    '_app.confirm',
    '_app.copies.$id.file',
    '_app.impact.file',
    '_app.people.$id.looks-file',
    '_app.take.$list_.file',
    '_app.what-if.$id_.file',
    'key',
    'leave',
    // asks for an app that nobody of the demo has set up: `ways-in.walk.ts` sets one up and looks it over
    '_app.my-sign-in_.spare-codes',
    'sign-in.code',
    'sign-in.spare',
    'sign-out',
  ],
}
