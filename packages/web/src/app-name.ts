import * as z from 'zod'

/** The four web apps. The word is the folder in `apps/`, the cookie's name and the word in the log. */
export const AppName = z.enum(['clinic', 'mentor-portal', 'training', 'admin'])
export type AppName = z.infer<typeof AppName>
