import type { App } from '@alongside/web/frame'

const coordinating = ['coordinator'] as const
const administering = ['administrator'] as const
const caring = ['coordinator', 'safeguardingLead'] as const

/** What makes this app differ from the other three in its frame. */
export const app: App = {
  name: 'admin',
  label: 'Coordination',
  navigation: [
    { to: '/', label: 'My work today' },
    {
      label: 'People',
      pages: [
        { to: '/referrals', roles: coordinating, label: 'Referrals' },
        { to: '/onboarding', roles: coordinating, label: 'Onboarding' },
        { to: '/mentoring', roles: coordinating, label: 'Mentoring' },
        { to: '/endings', roles: coordinating, label: 'Endings' },
        { to: '/messages', roles: coordinating, label: 'Messages' },
      ],
      also: ['/people', '/step', '/find'],
    },
    {
      label: 'Team',
      pages: [
        { to: '/mentors', roles: coordinating, label: 'Mentors' },
        { to: '/recruitment', roles: coordinating, label: 'Recruitment' },
        { to: '/training', roles: coordinating, label: 'Training' },
        { to: '/standing', roles: coordinating, label: 'Standing' },
        { to: '/supervision', roles: coordinating, label: 'Supervision' },
      ],
      also: ['/cover'],
    },
    {
      label: 'Safety',
      pages: [
        { to: '/concerns', roles: caring, label: 'Concerns' },
        { to: '/openings', roles: caring, label: 'Emergencies' },
        { to: '/ways-back', roles: ['coordinator', 'administrator'], label: 'Ways back in' },
      ],
    },
    { to: '/accounts', roles: administering, label: 'Accounts' },
    { to: '/clinics', roles: administering, label: 'Clinics' },
    { to: '/systems', roles: administering, label: 'Connected systems' },
    {
      label: 'Records',
      pages: [
        { to: '/records', roles: caring, label: 'Records' },
        { to: '/copies', roles: caring, label: 'Copies for people' },
        { to: '/keeping', roles: coordinating, label: 'What is kept' },
        { to: '/quality', roles: coordinating, label: 'Tidy records' },
        { to: '/unusual', roles: ['safeguardingLead'], label: 'Unusual days' },
      ],
    },
    { to: '/impact', roles: ['coordinator', 'analyst'], label: 'Impact' },
    { to: '/what-if', roles: ['coordinator', 'analyst'], label: 'What if' },
    { to: '/recruitment/figures', roles: ['analyst'], label: 'Recruitment figures' },
  ],
  idleMinutes: 15,
  help: 'Need help? Ask the administrator of your service.',
}
