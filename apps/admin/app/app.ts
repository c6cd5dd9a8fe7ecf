import type { App } from '@alongside/web/frame'

const coordinating = ['coordinator'] as const
const caring = ['coordinator', 'safeguardingLead'] as const

/** What makes this app differ from the other three in its frame. */
export const app: App = {
  name: 'admin',
  label: 'Coordination',
  navigation: [
    { to: '/', label: 'My work today' },
    { to: '/referrals', roles: coordinating, label: 'Referrals' },
    { to: '/onboarding', roles: coordinating, label: 'Onboarding' },
    { to: '/mentoring', roles: coordinating, label: 'Mentoring' },
    { to: '/endings', roles: coordinating, label: 'Endings' },
    { to: '/mentors', roles: coordinating, label: 'Mentors' },
    { to: '/recruitment', roles: coordinating, label: 'Recruitment' },
    { to: '/training', roles: coordinating, label: 'Training' },
    { to: '/standing', roles: coordinating, label: 'Standing' },
    { to: '/supervision', roles: coordinating, label: 'Supervision' },
    { to: '/concerns', roles: caring, label: 'Concerns' },
    { to: '/openings', roles: caring, label: 'Emergencies' },
    { to: '/messages', roles: coordinating, label: 'Messages' },
    { to: '/accounts', roles: ['administrator'], label: 'Accounts' },
    { to: '/clinics', roles: ['administrator'], label: 'Clinics' },
    { to: '/records', roles: caring, label: 'Records' },
    { to: '/impact', roles: ['coordinator', 'analyst'], label: 'Impact' },
    { to: '/systems', roles: ['administrator'], label: 'Connected systems' },
  ],
  idleMinutes: 15,
  help: 'Need help? Ask the administrator of your service.',
}
