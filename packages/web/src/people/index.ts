/** People as every app meets them: found by their whole number, and what is over opened with a reason. */
export { EarlierEpisodes } from './earlier-episodes.tsx'
export { FindForm, FoundPeople } from './find.tsx'
export { OpenEarlier } from './open-earlier.tsx'
