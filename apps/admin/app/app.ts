import type { App } from '@alongside/web/frame'

const coordinating = ['coordinator'] as const

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
    { to: '/messages', roles: coordinating, label: 'Messages' },
    { to: '/impact', roles: ['coordinator', 'analyst'], label: 'Impact' },
  ],
  idleMinutes: 15,
  help: 'Need help? Ask the administrator of your service.',
}
