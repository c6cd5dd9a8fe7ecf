// NOT YET REVIEWED BY A NATIVE SPEAKER. Before it is used with people: docs/how-to/translate.md.
import type { PageWords } from './page.words.ts'

export const es: PageWords = {
  title: 'Una nota para ti',
  leave: 'Salir de esta página',
  otherLanguages: 'Otros idiomas',
  back: 'Volver',
  yes: 'Sí',
  no: 'No',
  offer: {
    heading: from => `Una nota de ${from}`,
    says: [
      'Hay personas que han estado donde tú estás ahora. Una de ellas puede verte, a solas, en persona o por teléfono, durante unas semanas.',
      'Te escuchan. Te pueden contar qué les ayudó. No cuesta nada.',
      'Tú decides. Di que sí, que no o que ahora no: nada más cambia para ti.',
      'Tu nombre y la forma de contactarte solo se pasan si dices que sí. Lo que habléis queda entre vosotros, salvo que tú u otra persona esté en peligro.',
    ],
    goesAhead: day =>
      `Como te dijeron, esto sigue adelante por sí solo después del ${day}, salvo que digas que no. Puedes decir que no aquí, ahora o más tarde.`,
    takeUp: 'Sí, me gustaría',
    notNow: 'Ahora no',
    noThanks: 'No, gracias',
    noThanksHint: 'Basta con pulsar una vez. No hace falta ningún motivo.',
  },
  goingAhead: {
    says: [
      'Esto sigue adelante. Alguien se pondrá en contacto contigo de una forma segura para ti.',
      'Todavía puedes pararlo. Basta con pulsar una vez y no hace falta ningún motivo.',
    ],
    takeUp: 'Decir cómo contactarme',
    stop: 'Parad, por favor',
  },
  takeUp: {
    heading: 'Bien. Primero unas preguntas',
    lead: 'Son unos tres minutos.',
    scopesHeading: '¿Qué te parece bien?',
    scopes: {
      shareContact: '¿Podemos pasar tu nombre y la forma de contactarte, para que alguien te llame?',
      tellClinicStatus: '¿Pueden decirnos si os habéis visto y cuándo termina?',
      tellClinicSummary: '¿Pueden enviarnos la nota breve que acuerdes con ellos al final?',
      teamDiscussion: '¿Podemos hablar de ti por tu nombre cuando nos reunimos?',
      onwardReferral: '¿Pueden ponerte en contacto con otros, si te preguntan antes cada vez?',
      evaluation: '¿Pueden contar tus respuestas, sin tu nombre, cuando miramos si esto sirve?',
    },
    contactHeading: '¿Cómo es seguro contactarte?',
    called: '¿Cómo quieres que te llamemos?',
    ways: '¿Qué formas son seguras?',
    way: {
      text: 'Mensaje de texto',
      call: 'Llamada',
      voicemail: 'Buzón de voz',
      whatsapp: 'WhatsApp',
      email: 'Correo electrónico',
      inPerson: 'Solo en persona, cuando voy',
    },
    phone: 'Número de teléfono',
    phoneHint: 'Déjalo vacío para usar el número al que llegó esto.',
    email: 'Dirección de correo',
    days: '¿Qué días?',
    day: ['Lunes', 'Martes', 'Miércoles', 'Jueves', 'Viernes', 'Sábado', 'Domingo'],
    from: 'No antes de',
    until: 'No después de',
    someoneElse: '¿Qué decimos si contesta otra persona?',
    someoneElseHint: 'Por ejemplo: «Llamaré más tarde». Nunca decimos por qué llamamos.',
    optional: 'Puedes dejarlo vacío',
    send: 'Enviar mis respuestas',
  },
  later: {
    heading: 'Ahora no',
    lead: 'Está bien. Paramos, y solo volvemos a preguntar cuando tú digas.',
    when: '¿Cuándo podemos volver a preguntar?',
    months: { 1: 'En un mes', 3: 'En tres meses', 6: 'En seis meses' },
    onDay: 'Un día que yo elija',
    dayOfMonth: 'Día',
    month: 'Mes',
    year: 'Año',
    send: 'Enviar',
  },
  done: {
    yes: {
      heading: 'Gracias. Han llegado tus respuestas',
      says: [
        'Alguien se pondrá en contacto en unos días, solo de las formas y a las horas que elegiste.',
        'Si cambias de idea, díselo cuando quieras a la persona que te envió esto.',
        'El enlace ya está cerrado. Puedes cerrar esta página y borrar el mensaje.',
      ],
    },
    later: {
      heading: 'Gracias. Volveremos a preguntar entonces',
      says: [
        'Hasta entonces nadie te escribirá ni llamará por esto.',
        'Si lo quieres antes, díselo a la persona que te envió esto.',
        'El enlace ya está cerrado. Puedes cerrar esta página y borrar el mensaje.',
      ],
    },
    no: {
      heading: 'Gracias. Hemos parado',
      says: [
        'Nadie te escribirá ni llamará por esto, y nada más cambia para ti.',
        'Si cambias de idea, díselo a la persona que te envió esto.',
        'El enlace ya está cerrado. Puedes cerrar esta página y borrar el mensaje.',
      ],
    },
  },
  closed: {
    heading: 'Esta página está cerrada',
    says: [
      'El enlace ya no abre nada. Los enlaces se cierran cuando se han usado y al cabo de unos días.',
      'Si todavía quieres responder, pregunta a la persona que te lo envió.',
    ],
  },
  busy: {
    heading: 'Inténtalo de nuevo en un minuto',
    says: ['Ahora mismo no podemos mostrar esta página. No ha cambiado nada.'],
  },
  wrong: 'Falta algo',
  mistakes: {
    answerEach: 'Elige sí o no',
    needsShare:
      'Sin un sí aquí nadie puede llamarte. Si prefieres que no, vuelve y elige «Ahora no» o «No, gracias».',
    chooseWay: 'Elige al menos una forma',
    chooseDay: 'Elige al menos un día',
    hours: 'La segunda hora tiene que ser posterior a la primera',
    called: 'Escribe un nombre, el que quieras',
    phone: 'Escribe un número de teléfono, como 07700 900123',
    email: 'Escribe una dirección de correo',
    whenAgain: 'Elige un día que aún no haya llegado',
    tooLong: 'Es demasiado largo. Escríbelo con menos palabras',
  },
  leaflet: {
    heading: 'Alguien que ha pasado por ahí',
    answer: [
      '¿Te gustaría? Díselo a la persona que te dio esto. También puede enviarte una página al teléfono, para que respondas cuando estés a solas.',
      'Puedes decir que sí, que no o que ahora no. Puedes cambiar de idea cuando quieras.',
    ],
    who: 'A quién preguntar',
  },
}
