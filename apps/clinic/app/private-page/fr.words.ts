// NOT YET REVIEWED BY A NATIVE SPEAKER. Before it is used with people: docs/how-to/translate.md.
import type { PageWords } from './page.words.ts'

export const fr: PageWords = {
  title: 'Un mot pour vous',
  leave: 'Quitter cette page',
  otherLanguages: 'Autres langues',
  back: 'Retour',
  yes: 'Oui',
  no: 'Non',
  offer: {
    heading: from => `Un mot de ${from}`,
    says: [
      'Il y a des personnes qui ont été là où vous êtes maintenant. L’une d’elles peut vous rencontrer, en tête à tête, en personne ou par téléphone, pendant quelques semaines.',
      'Elles écoutent. Elles peuvent raconter ce qui les a aidées. C’est gratuit.',
      'C’est vous qui décidez. Dites oui, non ou pas maintenant : rien d’autre ne change pour vous.',
      'Votre nom et la façon de vous joindre ne sont transmis que si vous dites oui. Ce que vous vous dites reste entre vous, sauf si vous ou quelqu’un d’autre êtes en danger.',
    ],
    goesAhead: day =>
      `Comme on vous l’a dit, cela se fait tout seul après le ${day}, sauf si vous dites non. Vous pouvez dire non ici, maintenant ou plus tard.`,
    takeUp: 'Oui, j’aimerais bien',
    notNow: 'Pas maintenant',
    noThanks: 'Non, merci',
    noThanksHint: 'Une seule pression suffit. Il ne faut aucune raison.',
  },
  goingAhead: {
    says: [
      'C’est en route. Quelqu’un vous contactera d’une façon qui est sûre pour vous.',
      'Vous pouvez encore tout arrêter. Une seule pression suffit, sans aucune raison.',
    ],
    takeUp: 'Dire comment me joindre',
    stop: 'Arrêtez, s’il vous plaît',
  },
  takeUp: {
    heading: 'Bien. D’abord quelques questions',
    lead: 'Cela prend environ trois minutes.',
    scopesHeading: 'Qu’est-ce qui vous convient ?',
    scopes: {
      shareContact:
        'Pouvons-nous transmettre votre nom et la façon de vous joindre, pour que quelqu’un vous appelle ?',
      tellClinicStatus: 'Peut-on nous dire si vous vous êtes rencontrés et quand c’est fini ?',
      tellClinicSummary: 'Peut-on nous envoyer la courte note que vous aurez approuvée à la fin ?',
      teamDiscussion: 'Pouvons-nous parler de vous par votre nom quand nous nous réunissons ?',
      onwardReferral:
        'Peut-on vous mettre en contact avec d’autres, en vous demandant d’abord à chaque fois ?',
      evaluation: 'Vos réponses peuvent-elles compter, sans votre nom, quand nous regardons si cela aide ?',
    },
    contactHeading: 'Comment vous joindre sans risque ?',
    called: 'Comment voulez-vous qu’on vous appelle ?',
    ways: 'Quels moyens sont sûrs ?',
    way: {
      text: 'SMS',
      call: 'Appel',
      voicemail: 'Messagerie vocale',
      whatsapp: 'WhatsApp',
      email: 'Email',
      inPerson: 'Seulement en personne, quand je viens',
    },
    phone: 'Numéro de téléphone',
    phoneHint: 'Laissez vide pour utiliser le numéro où ceci est arrivé.',
    email: 'Adresse email',
    days: 'Quels jours ?',
    day: ['Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'],
    from: 'Pas avant',
    until: 'Pas après',
    someoneElse: 'Que disons-nous si quelqu’un d’autre répond ?',
    someoneElseHint:
      'Par exemple : « Je rappellerai plus tard. » Nous ne disons jamais pourquoi nous appelons.',
    optional: 'Vous pouvez laisser vide',
    send: 'Envoyer mes réponses',
  },
  later: {
    heading: 'Pas maintenant',
    lead: 'C’est très bien. Nous arrêtons, et ne redemandons que quand vous le dites.',
    when: 'Quand pouvons-nous redemander ?',
    months: { 1: 'Dans un mois', 3: 'Dans trois mois', 6: 'Dans six mois' },
    onDay: 'Un jour que je choisis',
    dayOfMonth: 'Jour',
    month: 'Mois',
    year: 'Année',
    send: 'Envoyer',
  },
  done: {
    yes: {
      heading: 'Merci. Vos réponses sont arrivées',
      says: [
        'Quelqu’un vous contactera dans quelques jours, seulement par les moyens et aux heures que vous avez choisis.',
        'Si vous changez d’avis, dites-le à tout moment à la personne qui vous a envoyé ceci.',
        'Le lien est maintenant fermé. Vous pouvez fermer cette page et effacer le message.',
      ],
    },
    later: {
      heading: 'Merci. Nous redemanderons à ce moment-là',
      says: [
        'D’ici là, personne ne vous contactera à ce sujet.',
        'Si vous le souhaitez plus tôt, dites-le à la personne qui vous a envoyé ceci.',
        'Le lien est maintenant fermé. Vous pouvez fermer cette page et effacer le message.',
      ],
    },
    no: {
      heading: 'Merci. Nous avons arrêté',
      says: [
        'Personne ne vous contactera à ce sujet, et rien d’autre ne change pour vous.',
        'Si vous changez d’avis, dites-le à la personne qui vous a envoyé ceci.',
        'Le lien est maintenant fermé. Vous pouvez fermer cette page et effacer le message.',
      ],
    },
  },
  closed: {
    heading: 'Cette page est fermée',
    says: [
      'Le lien n’ouvre plus rien. Les liens se ferment une fois utilisés et après quelques jours.',
      'Si vous voulez encore répondre, demandez à la personne qui vous l’a envoyé.',
    ],
  },
  busy: {
    heading: 'Réessayez dans une minute',
    says: ['Nous ne pouvons pas montrer cette page pour le moment. Rien n’a changé.'],
  },
  wrong: 'Il manque quelque chose',
  mistakes: {
    answerEach: 'Choisissez oui ou non',
    needsShare:
      'Sans un oui ici, personne ne peut vous appeler. Si vous préférez que non, revenez et choisissez « Pas maintenant » ou « Non, merci ».',
    chooseWay: 'Choisissez au moins un moyen',
    chooseDay: 'Choisissez au moins un jour',
    hours: 'La deuxième heure doit être après la première',
    called: 'Écrivez un nom, celui que vous voulez',
    phone: 'Écrivez un numéro de téléphone, comme 07700 900123',
    email: 'Écrivez une adresse email',
    whenAgain: 'Choisissez un jour à venir',
    tooLong: 'C’est trop long. Écrivez-le en moins de mots',
  },
  leaflet: {
    heading: 'Quelqu’un qui est passé par là',
    answer: [
      'Cela vous dit ? Dites-le à la personne qui vous a donné ceci. Elle peut aussi envoyer une page sur votre téléphone, pour répondre au calme.',
      'Vous pouvez dire oui, non ou pas maintenant. Vous pouvez changer d’avis à tout moment.',
    ],
    who: 'À qui demander',
  },
}
