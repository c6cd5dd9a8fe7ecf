/** What is written to somebody outside of the programme: whoever knows an applicant. In English, because nobody has asked them. */

export const refereeTemplates = {
  referenceLink:
    "Hello {name}, it's {from}. Somebody you know gave us your name and asks you to write a few lines about them. It takes ten minutes: {link} The page is only for you and works until {until}. Thank you.",
  referenceReminder:
    "Hello {name}, it's {from}. The page with a few questions is still open for you: {link} It works until {until}. Thank you.",
} as const
