/** Every page of the clinic's app, as the health adviser of the demo finds it. */
import { placeOf } from '../seed/places.ts'
import type { Address, Listed } from './pages.ts'

const clinic = `clinic_id = '${placeOf('kingston').id}'`

/** The page of a step, on an offer that stands where it can be taken. */
function step(page: string, path: string, and = ''): Address {
  return {
    path: `/referrals/{}/${page}`,
    find: `select id from referral where ${clinic} and path = '${path}' ${and} order by opened_at desc, id limit 1`,
  }
}

/** A page of somebody whose offer stands here. */
function person(page: string, path: string): Address {
  return {
    path: `/people/{}${page}`,
    find: `select person_id as id from referral where ${clinic} and path = '${path}' order by opened_at desc, id limit 1`,
  }
}

function list(page: string, where: string): Address {
  return {
    path: `/lists/{}${page}`,
    find: `select id from list_import where ${clinic} and ${where} order by made_at desc limit 1`,
  }
}

function supervision(path: string): Address {
  return {
    path: '/supervision/{}',
    find: `select id from supervision where ${clinic} and mentor_id is null and path = '${path}' limit 1`,
  }
}

const places = [
  'identified',
  'told',
  'openOffer',
  'agreed',
  'released.toTriage',
  'released.queried',
  'accepted',
]
const ends = ['optedOut', 'redirected']
const views = [
  'toDo',
  'told',
  'open',
  'agreed',
  'released',
  'accepted',
  'ended',
  'all',
  'toDo&why=reEngaging',
]

export const clinicPages: Listed = {
  pages: {
    '_app._index': ['/'],
    '_app.worklist': views.map(view => `/worklist?view=${view}`),
    '_app.find': ['/find'],
    '_app.people.add': ['/people/add'],
    '_app.people.$id._index': [...places, ...ends].map(path => person('', path)),
    '_app.people.$id.contact': [person('/contact', 'told')],
    '_app.people.$id.concern': [person('/concern', 'accepted')],
    '_app.people.$id.withdraw': [person('/withdraw', 'accepted')],
    '_app.people.$id.death': [person('/death', 'told')],
    '_app.people.$id.earlier.$episode': [
      {
        path: '/people/{}',
        find: `select person_id || '/earlier/' || id as id from referral o where ${clinic} and exists (
          select 1 from referral n where n.person_id = o.person_id and n.opened_at > o.opened_at) limit 1`,
        maybe: true,
      },
    ],
    '_app.referrals.$id.tell': [step('tell', 'identified'), step('tell', 'accepted')],
    '_app.referrals.$id.said': [step('said', 'told')],
    '_app.referrals.$id.agree': [step('agree', 'told')],
    '_app.referrals.$id.opt-out': [step('opt-out', 'told')],
    '_app.referrals.$id.leave-open': [step('leave-open', 'told')],
    '_app.referrals.$id.link': [step('link', 'told'), step('link', 'openOffer')],
    '_app.referrals.$id.release': [step('release', 'agreed')],
    '_app.referrals.$id.answer': [step('answer', 'released.queried')],
    '_app.referrals.$id.tracing': [step('tracing', 'identified', `and reason = 'reEngaging'`)],
    '_app.referrals.$id.confirm': [step('confirm', 'identified')],
    '_app.referrals.$id.mistake': [step('mistake', 'told')],
    '_app.referrals.$id.not-eligible': [step('not-eligible', 'told')],
    '_app.lists._index': ['/lists'],
    '_app.lists.new': ['/lists/new', '/lists/new?kind=attendance'],
    '_app.lists.$id._index': [list('', `state = 'done'`), list('', `state = 'done' and kind = 'attendance'`)],
    '_app.lists.$id.check': [list('/check', `state = 'preview'`)],
    '_app.lists.$id.columns': [list('/columns', `state = 'preview'`)],
    '_app.receipts': ['/receipts'],
    '_app.not-seen._index': ['/not-seen'],
    '_app.not-seen.$id': [{ path: '/not-seen/{}', on: '/not-seen', link: /\/not-seen\/([0-9a-f-]{36})/ }],
    '_app.figures': ['/figures'],
    '_app.leaflet': ['/leaflet', '/leaflet?language=ar'],
    '_app.post': ['/post'],
    '_app.signatures': ['/signatures'],
    '_app.concerns._index': ['/concerns'],
    '_app.concerns.$id': [
      { path: '/concerns/{}', on: '/concerns', link: /\/concerns\/([0-9a-f-]{36})/, maybe: true },
    ],
    '_app.supervision._index': ['/supervision'],
    '_app.supervision.$id': ['agendaOpen', 'actionsOpen'].map(supervision),
    '_app.take.$list': ['/take/worklist', '/take/figures'],
    '_app.$': ['/nowhere'],
    'a.$token': [{ letter: '' }, { letter: '?l=ar' }],
    'a.$token_.later': [{ letter: '/later?l=en' }, { letter: '/later?l=ar' }],
    'a.$token_.yes': [{ letter: '/yes?l=en' }, { letter: '/yes?l=ar' }],
    'a.done.$answer': ['/a/done/arrived?l=en', '/a/done/another-day?l=ar', '/a/done/stopped?l=pl'],
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
    '_app.lists.$id.mend[.]csv',
    '_app.lists.sample.$file',
    '_app.take.$list_.file',
    'confirm.trust',
    'key',
    'leave',
    // asks for an app that nobody of the demo has set up: `ways-in.walk.ts` sets one up and looks it over
    '_app.my-sign-in_.spare-codes',
    'sign-in.code',
    'sign-in.spare',
    'sign-in.trust.$trust',
    'sign-in.trust.back',
    'sign-out',
  ],
}
