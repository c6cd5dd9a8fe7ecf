// NOT YET REVIEWED BY A NATIVE SPEAKER. Before it is used with people: docs/how-to/translate.md.
import type { PageWords } from './page.words.ts'

export const pt: PageWords = {
  title: 'Uma nota para ti',
  leave: 'Sair desta página',
  otherLanguages: 'Outras línguas',
  back: 'Voltar',
  yes: 'Sim',
  no: 'Não',
  offer: {
    heading: from => `Uma nota de ${from}`,
    says: [
      'Há pessoas que já estiveram onde estás agora. Uma delas pode encontrar-se contigo, a sós, em pessoa ou por telefone, durante algumas semanas.',
      'Elas ouvem-te. Podem contar-te o que as ajudou. Não custa nada.',
      'A decisão é tua. Diz sim, não ou agora não: nada mais muda para ti.',
      'O teu nome e a forma de te contactar só são passados se disseres sim. O que conversarem fica entre vocês, a não ser que tu ou outra pessoa esteja em perigo.',
    ],
    goesAhead: day =>
      `Como te disseram, isto avança por si depois de ${day}, a não ser que digas não. Podes dizer não aqui, agora ou mais tarde.`,
    takeUp: 'Sim, gostaria',
    notNow: 'Agora não',
    noThanks: 'Não, obrigado ou obrigada',
    noThanksHint: 'Basta carregar uma vez. Não é preciso nenhum motivo.',
  },
  goingAhead: {
    says: [
      'Isto vai avançar. Alguém vai entrar em contacto contigo de uma forma segura para ti.',
      'Ainda podes parar. Basta carregar uma vez e não é preciso nenhum motivo.',
    ],
    takeUp: 'Dizer como me contactar',
    stop: 'Parem, por favor',
  },
  takeUp: {
    heading: 'Bem. Primeiro algumas perguntas',
    lead: 'São cerca de três minutos.',
    scopesHeading: 'O que está bem para ti?',
    scopes: {
      shareContact: 'Podemos passar o teu nome e a forma de te contactar, para que alguém te ligue?',
      tellClinicStatus: 'Podem dizer-nos se já se encontraram e quando termina?',
      tellClinicSummary: 'Podem enviar-nos a nota curta que combinares com eles no fim?',
      teamDiscussion: 'Podemos falar de ti pelo nome quando nos reunimos?',
      onwardReferral: 'Podem pôr-te em contacto com outros, se te perguntarem antes de cada vez?',
      evaluation: 'As tuas respostas podem contar, sem o teu nome, quando vemos se isto ajuda?',
    },
    contactHeading: 'Como é seguro contactar-te?',
    called: 'Como queres que te chamemos?',
    ways: 'Que formas são seguras?',
    way: {
      text: 'Mensagem de texto',
      call: 'Chamada',
      voicemail: 'Mensagem de voz',
      whatsapp: 'WhatsApp',
      email: 'Email',
      inPerson: 'Só em pessoa, quando aí vou',
    },
    phone: 'Número de telefone',
    phoneHint: 'Deixa vazio para usar o número onde recebeste isto.',
    email: 'Endereço de email',
    days: 'Em que dias?',
    day: ['Segunda', 'Terça', 'Quarta', 'Quinta', 'Sexta', 'Sábado', 'Domingo'],
    from: 'Não antes das',
    until: 'Não depois das',
    someoneElse: 'O que dizemos se outra pessoa atender?',
    someoneElseHint: 'Por exemplo: «Ligo mais tarde.» Nunca dizemos porque ligamos.',
    optional: 'Podes deixar vazio',
    send: 'Enviar as minhas respostas',
  },
  later: {
    heading: 'Agora não',
    lead: 'Tudo bem. Paramos, e só voltamos a perguntar quando disseres.',
    when: 'Quando podemos voltar a perguntar?',
    months: { 1: 'Daqui a um mês', 3: 'Daqui a três meses', 6: 'Daqui a seis meses' },
    onDay: 'Num dia à minha escolha',
    dayOfMonth: 'Dia',
    month: 'Mês',
    year: 'Ano',
    send: 'Enviar',
  },
  done: {
    yes: {
      heading: 'As tuas respostas chegaram',
      says: [
        'Alguém vai entrar em contacto dentro de alguns dias, só pelas formas e às horas que escolheste.',
        'Se mudares de ideias, diz quando quiseres à pessoa que te enviou isto.',
        'O link que usaste está fechado. Podes fechar esta página e apagar a mensagem.',
      ],
    },
    later: {
      heading: 'Está bem. Voltamos a perguntar nessa altura',
      says: [
        'Até lá ninguém entra em contacto por causa disto.',
        'Se quiseres mais cedo, diz à pessoa que te enviou isto.',
        'O link que usaste está fechado. Podes fechar esta página e apagar a mensagem.',
      ],
    },
    no: {
      heading: 'Está bem. Parámos',
      says: [
        'Ninguém entra em contacto por causa disto, e nada mais muda para ti.',
        'Se mudares de ideias, diz à pessoa que te enviou isto.',
        'O link que usaste está fechado. Podes fechar esta página e apagar a mensagem.',
      ],
    },
  },
  closed: {
    heading: 'Esta página está fechada',
    says: [
      'O link já não abre nada. Os links fecham quando são usados e ao fim de alguns dias.',
      'Se ainda quiseres responder, pergunta à pessoa que to enviou.',
    ],
  },
  busy: {
    heading: 'Tenta de novo daqui a um minuto',
    says: ['Não conseguimos mostrar esta página agora. Nada mudou.'],
  },
  wrong: 'Falta alguma coisa',
  mistakes: {
    answerEach: 'Escolhe sim ou não',
    needsShare:
      'Sem um sim aqui ninguém te pode ligar. Se preferires que não, volta e escolhe «Agora não» ou «Não».',
    chooseWay: 'Escolhe pelo menos uma forma',
    chooseDay: 'Escolhe pelo menos um dia',
    hours: 'A segunda hora tem de ser depois da primeira',
    called: 'Escreve um nome, o que quiseres',
    phone: 'Escreve um número de telefone, como 07700 900123',
    email: 'Escreve um endereço de email',
    whenAgain: 'Escolhe um dia que ainda não chegou',
    tooLong: 'É demasiado longo. Escreve com menos palavras',
  },
  leaflet: {
    heading: 'Alguém que já passou por aí',
    answer: [
      'Gostarias? Diz à pessoa que te deu isto. Ela também pode enviar uma página para o teu telefone, para responderes quando estiveres a sós.',
      'Podes dizer sim, não ou agora não. Podes mudar de ideias quando quiseres.',
    ],
    who: 'A quem perguntar',
  },
}
