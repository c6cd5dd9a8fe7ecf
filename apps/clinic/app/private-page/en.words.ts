import type { PageWords } from './page.words.ts'

export const en: PageWords = {
  title: 'A note for you',
  leave: 'Leave this page',
  otherLanguages: 'Other languages',
  back: 'Back',
  yes: 'Yes',
  no: 'No',
  offer: {
    heading: from => `A note from ${from}`,
    says: [
      'There are people who have been where you are now. One of them can meet you, one to one, face to face or by phone, for a few weeks.',
      'They listen. They can tell you what helped them. It costs nothing.',
      'It is up to you. Say yes, no or not now: nothing else changes for you.',
      'Your name and how to reach you are passed on only if you say yes. What you talk about stays between the two of you, unless you or somebody else is in danger.',
    ],
    goesAhead: day =>
      `As you were told, this goes ahead by itself after ${day}, unless you say no. You can say no here, now or later.`,
    takeUp: 'Yes, I would like that',
    notNow: 'Not now',
    noThanks: 'No, thank you',
    noThanksHint: 'One press is enough. You need no reason.',
  },
  goingAhead: {
    says: [
      'This is going ahead. Somebody will get in touch with you in a way that is safe for you.',
      'You can still stop it. One press is enough, and you need no reason.',
    ],
    takeUp: 'Say how to reach you',
    stop: 'Please stop',
  },
  takeUp: {
    heading: 'Good. A few questions first',
    lead: 'It takes about three minutes.',
    scopesHeading: 'What is all right with you?',
    scopes: {
      shareContact: 'May we pass on your name and how to reach you, so that somebody can call you?',
      tellClinicStatus: 'May they tell us whether you have met, and when it is over?',
      tellClinicSummary: 'May they send us the short note that you agree with them at the end?',
      teamDiscussion: 'May we speak of you by name when we all meet?',
      onwardReferral: 'May they put you in touch with others, if they ask you first each time?',
      evaluation: 'May your answers count, without your name, when we look at whether this helps?',
    },
    contactHeading: 'How is it safe to reach you?',
    called: 'What should we call you?',
    ways: 'Which ways are safe?',
    way: {
      text: 'Text message',
      call: 'Phone call',
      voicemail: 'Voicemail',
      whatsapp: 'WhatsApp',
      email: 'Email',
      inPerson: 'Only face to face, when I come in',
    },
    phone: 'Phone number',
    phoneHint: 'Leave it empty to use the number to which this came.',
    email: 'Email address',
    days: 'On which days?',
    day: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    from: 'Not before',
    until: 'Not after',
    someoneElse: 'What do we say if someone else answers?',
    someoneElseHint: 'For example: “I’ll try again later.” We never say why we call.',
    optional: 'You may leave this empty',
    send: 'Send my answers',
  },
  later: {
    heading: 'Not now',
    lead: 'That is fine. We stop, and ask you again only when you say.',
    when: 'When may we ask again?',
    months: { 1: 'In one month', 3: 'In three months', 6: 'In six months' },
    onDay: 'On a day that I choose',
    dayOfMonth: 'Day',
    month: 'Month',
    year: 'Year',
    send: 'Send',
  },
  done: {
    yes: {
      heading: 'Thank you. Your answers have arrived',
      says: [
        'Somebody will get in touch within a few days, only in the ways and at the times that you chose.',
        'If you change your mind, tell the person who sent you this, at any time.',
        'The link you used is closed now. You can close this page and delete the message.',
      ],
    },
    later: {
      heading: 'Thank you. We will ask you again then',
      says: [
        'Until then nobody gets in touch about this.',
        'If you would like it sooner, tell the person who sent you this.',
        'The link you used is closed now. You can close this page and delete the message.',
      ],
    },
    no: {
      heading: 'Thank you. We have stopped',
      says: [
        'Nobody gets in touch about this, and nothing else changes for you.',
        'If you change your mind, tell the person who sent you this.',
        'The link you used is closed now. You can close this page and delete the message.',
      ],
    },
  },
  closed: {
    heading: 'This page is closed',
    says: [
      'The link opens nothing now. Links close when they have been used, and after some days.',
      'If you still want to answer, ask the person who sent it to you.',
    ],
  },
  busy: {
    heading: 'Please try again in a minute',
    says: ['We cannot show this page just now. Nothing was changed.'],
  },
  wrong: 'Something is missing',
  mistakes: {
    answerEach: 'Choose yes or no',
    needsShare:
      'Without a yes here nobody can call you. If you would rather not, go back and choose “Not now” or “No, thank you”.',
    chooseWay: 'Choose at least one way',
    chooseDay: 'Choose at least one day',
    hours: 'The second time must be later than the first',
    called: 'Write a name, any name you like',
    phone: 'Write a phone number, like 07700 900123',
    email: 'Write an email address',
    whenAgain: 'Choose a day that is still to come',
    tooLong: 'This is too long. Write it in fewer words',
  },
  leaflet: {
    heading: 'Somebody who has been there',
    answer: [
      'Would you like that? Tell the person who gave you this. They can also send a page to your phone, so that you can answer when you are alone.',
      'You can say yes, no or not now. You can change your mind at any time.',
    ],
    who: 'Who to ask',
  },
}
