/** Where someone lands who has to leave at once: a page that half the country has open. */
export const neutralAddress = 'https://www.bbc.co.uk/weather'

/** The origin of that page, which the content policy must allow a form to end at. */
export const neutralOrigin = new URL(neutralAddress).origin
