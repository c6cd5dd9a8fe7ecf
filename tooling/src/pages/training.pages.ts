/** Every page of the training app: as the trainee of the demo finds it, and as those do who are elsewhere on the way. */

import { moduleFolders, moduleIn } from '@alongside/api/course'
import { emailOf } from '../seed/staff.ts'
import type { Address, Listed } from './pages.ts'

const modules = moduleFolders().map(moduleIn)
const scenarios = modules.flatMap(({ key, scenarios: some }) =>
  some.map(({ id }) => `/learn/${key}/practice/${id}`),
)

/** The step of a draft that somebody has begun. */
function draft(email: string, page = ''): Address {
  return {
    path: `/application/{}${page}`,
    find: `select d.id from draft d join account a on a.id = d.account_id join auth."user" u on u.id = a.auth_user_id
      where u.email = '${email}' and d.form = 'application' limit 1`,
  }
}

// links of nobody: as long as a real one, and made for whoever looks
const [invited, asked] = ['lookedAtInvitation-000', 'lookedAtReference-0000']
const hashOf = (token: string) => `encode(sha256('${token}'::bytea), 'hex')`

const byLink: Listed['pages'] = {
  'join.$token': [
    {
      path: '/join/{}',
      find: `insert into joining_invitation (id, token_hash, clinic_id, made_by, route, made_at, expires_at)
        select gen_random_uuid(), ${hashOf(invited)}, c.clinic_id, a.id, 'clinicLink', now(), now() + interval '7 days'
        from account a join account_clinic c on c.account_id = a.id where a.role = 'coordinator' limit 1
        on conflict (token_hash) do update set expires_at = excluded.expires_at returning '${invited}' as id`,
    },
    '/join/opens-nothing',
  ],
  'reference.$token': [
    {
      path: '/reference/{}',
      find: `update referee set token_hash = ${hashOf(asked)}, asked_at = now(), expires_at = now() + interval '7 days'
        where id = (select id from referee where answered_at is null order by token_hash is not distinct from ${hashOf(asked)} desc, id
          limit 1) returning '${asked}' as id`,
    },
    '/reference/opens-nothing',
  ],
}

const [writing, checked, signing, ready] = [2, 5, 7, 8].map(nth => `joiner-${nth}@example.test`) as [
  string,
  string,
  string,
  string,
]
const steps = ['about', 'why', 'when', 'referees']

export const trainingPages: Listed = {
  pages: {
    '_app._index': ['/'],
    '_app.learn._index': ['/learn'],
    '_app.learn.$module._index': ['/learn/role', '/learn/safeguarding', '/learn/alone'],
    '_app.learn.$module.$step': modules
      .slice(4, 6)
      .map(({ key, steps: [first] }) => `/learn/${key}/${first?.id}`),
    '_app.learn.$module.check': ['/learn/stigma/check?draw=lookedat', '/learn/alone/check?draw=lookedat'],
    '_app.learn.$module.practice.$scenario': [
      ...scenarios,
      ...scenarios.slice(0, 1).map(path => `${path}?at=1&from=0&said=0`),
    ],
    '_app.learn.$module.print': ['/learn/safeguarding/print'],
    '_app.group': ['/group'],
    '_app.practice': ['/practice'],
    '_app.record._index': ['/record'],
    '_app.break': ['/break'],
    '_app.withdraw': ['/withdraw'],
    '_app.equality': ['/equality'],
    '_app.my-sign-in': ['/my-sign-in'],
    '_app.my-sign-in_.password': ['/my-sign-in/password'],
    '_app.$': ['/nowhere'],
    'sign-in._index': ['/sign-in'],
    'second-step': ['/second-step'],
    'sign-in.again': ['/sign-in/again'],
    'sign-in.lost': ['/sign-in/lost'],
    'thank-you': ['/thank-you'],
    ...byLink,
  },
  beside: [
    {
      as: writing,
      pages: {
        '_app._index': ['/'],
        '_app.application.$id._index': [draft(writing)],
        '_app.application.$id.$step': steps.map(step => draft(writing, `/${step}`)),
      },
    },
    { as: checked, pages: { '_app._index': ['/'], '_app.practice': ['/practice'] } },
    { as: signing, pages: { '_app._index': ['/'], '_app.practice': ['/practice'] } },
    {
      as: ready,
      pages: { '_app._index': ['/'], '_app.record._index': ['/record'], '_app.learn._index': ['/learn'] },
    },
    {
      as: emailOf({ key: 'mentor' }),
      pages: {
        '_app._index': ['/'],
        '_app.refresher.$id.$refresher': [
          {
            path: '/refresher/{}?draw=lookedat',
            find: `select s.id || '/boundaries' as id from standing s join account a on a.id = s.holder_id
              join auth."user" u on u.id = a.auth_user_id where u.email = '${emailOf({ key: 'mentor' })}'
              and s.status = 'active' order by s.id limit 1`,
          },
        ],
      },
    },
  ],
  others: [
    '_app',
    // leads on where nothing is to be confirmed
    '_app.confirm',
    '_app.record.$file',
    'calendar.$file',
    'key',
    'leave',
    // asks for an app that nobody of the demo has set up: `ways-in.walk.ts` sets one up and looks it over
    '_app.my-sign-in_.spare-codes',
    'sign-in.code',
    'sign-in.spare',
    'sign-out',
  ],
}
