/** How long sessions mostly are, in minutes. */
export const lengths = ['15', '30', '45', '60', '90'] as const
