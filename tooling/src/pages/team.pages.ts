/** The pages of the admin app about how the team grows: recruitment, training and standing, as a coordinator finds them. */
import type { Address, Listed } from './pages.ts'

function one(kind: 'recruitment' | 'training' | 'standing', path: string): Address {
  return {
    path: `/${kind}/{}`,
    find: `select id from ${kind} where path = '${path}' order by opened_at, id limit 1`,
  }
}

const views = (page: string, names: readonly string[]) => names.map(view => `/${page}?view=${view}`)

export const teamPages: Pick<Listed, 'pages'> = {
  pages: {
    '_app.recruitment._index': views('recruitment', ['open', 'toDo', 'checks', 'ended']),
    '_app.recruitment.$id': ['enquiry', 'invitedToChat.writing', 'applied', 'interviewed'].map(path =>
      one('recruitment', path),
    ),
    '_app.recruitment.figures': ['/recruitment/figures', '/recruitment/figures?view=fiveYears'],
    '_app.recruitment.figures_.paper': ['/recruitment/figures/paper'],
    '_app.recruitment.invite': ['/recruitment/invite'],
    '_app.training._index': views('training', ['open', 'learning', 'practice', 'signOff', 'ended']),
    '_app.training.$id': ['learning', 'shadowing', 'signOff'].map(path => one('training', path)),
    '_app.training.groups': ['/training/groups'],
    '_app.standing._index': views('standing', ['open', 'restricted', 'left', 'all']),
    '_app.standing.$id': ['provisional', 'full', 'onBreak'].map(path => one('standing', path)),
  },
}
