/** People as every app meets them: found by their whole number, and what is over opened with a reason. */
export { EarlierEpisodes, OpenEarlier } from './earlier.tsx'
export { FindForm, FoundPeople } from './find.tsx'
