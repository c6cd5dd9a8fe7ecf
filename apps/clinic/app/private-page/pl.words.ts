// NOT YET REVIEWED BY A NATIVE SPEAKER. Before it is used with people: docs/how-to/translate.md.
import type { PageWords } from './page.words.ts'

export const pl: PageWords = {
  title: 'Wiadomość dla Ciebie',
  leave: 'Opuść tę stronę',
  otherLanguages: 'Inne języki',
  back: 'Wróć',
  yes: 'Tak',
  no: 'Nie',
  offer: {
    heading: from => `Wiadomość od: ${from}`,
    says: [
      'Są ludzie, którzy byli tam, gdzie Ty jesteś teraz. Ktoś z nich może się z Tobą spotykać, sam na sam, osobiście lub przez telefon, przez kilka tygodni.',
      'Słuchają. Mogą opowiedzieć, co im pomogło. To nic nie kosztuje.',
      'Decyzja należy do Ciebie. Powiedz tak, nie albo nie teraz: nic innego się dla Ciebie nie zmieni.',
      'Twoje imię i sposób kontaktu przekażemy tylko wtedy, gdy powiesz tak. To, o czym rozmawiacie, zostaje między wami, chyba że Tobie lub komuś innemu grozi niebezpieczeństwo.',
    ],
    goesAhead: day =>
      `Jak było mówione, po dniu ${day} sprawa idzie dalej sama, chyba że powiesz nie. Możesz to zrobić tutaj, teraz lub później.`,
    takeUp: 'Tak, chcę',
    notNow: 'Nie teraz',
    noThanks: 'Nie, dziękuję',
    noThanksHint: 'Wystarczy jedno naciśnięcie. Nie trzeba podawać powodu.',
  },
  goingAhead: {
    says: [
      'Sprawa idzie dalej. Ktoś odezwie się do Ciebie w sposób, który jest dla Ciebie bezpieczny.',
      'Nadal możesz to zatrzymać. Wystarczy jedno naciśnięcie i nie trzeba podawać powodu.',
    ],
    takeUp: 'Podaj, jak się z Tobą kontaktować',
    stop: 'Proszę zatrzymać',
  },
  takeUp: {
    heading: 'Dobrze. Najpierw kilka pytań',
    lead: 'Zajmie to około trzech minut.',
    scopesHeading: 'Na co się zgadzasz?',
    scopes: {
      shareContact: 'Czy możemy przekazać Twoje imię i sposób kontaktu, żeby ktoś mógł zadzwonić?',
      tellClinicStatus: 'Czy mogą nam powiedzieć, czy doszło do spotkania i kiedy to się skończy?',
      tellClinicSummary: 'Czy mogą przesłać nam krótką notatkę, którą z nimi uzgodnisz na koniec?',
      teamDiscussion: 'Czy możemy mówić o Tobie po imieniu, kiedy się spotykamy?',
      onwardReferral: 'Czy mogą skontaktować Cię z innymi, jeśli za każdym razem najpierw zapytają?',
      evaluation: 'Czy Twoje odpowiedzi mogą się liczyć, bez imienia, gdy sprawdzamy, czy to pomaga?',
    },
    contactHeading: 'Jak bezpiecznie się z Tobą kontaktować?',
    called: 'Jak mamy się do Ciebie zwracać?',
    ways: 'Które sposoby są bezpieczne?',
    way: {
      text: 'SMS',
      call: 'Rozmowa telefoniczna',
      voicemail: 'Poczta głosowa',
      whatsapp: 'WhatsApp',
      email: 'Email',
      inPerson: 'Tylko osobiście, kiedy przychodzę',
    },
    phone: 'Numer telefonu',
    phoneHint: 'Zostaw puste, jeśli ma to być numer, na który to przyszło.',
    email: 'Adres email',
    days: 'W które dni?',
    day: ['Poniedziałek', 'Wtorek', 'Środa', 'Czwartek', 'Piątek', 'Sobota', 'Niedziela'],
    from: 'Nie wcześniej niż',
    until: 'Nie później niż',
    someoneElse: 'Co mamy powiedzieć, jeśli odbierze ktoś inny?',
    someoneElseHint: 'Na przykład: „Zadzwonię później”. Nigdy nie mówimy, dlaczego dzwonimy.',
    optional: 'Można zostawić puste',
    send: 'Wyślij odpowiedzi',
  },
  later: {
    heading: 'Nie teraz',
    lead: 'W porządku. Przestajemy i zapytamy znowu dopiero wtedy, kiedy powiesz.',
    when: 'Kiedy możemy zapytać znowu?',
    months: { 1: 'Za miesiąc', 3: 'Za trzy miesiące', 6: 'Za sześć miesięcy' },
    onDay: 'W dniu, który wybiorę',
    dayOfMonth: 'Dzień',
    month: 'Miesiąc',
    year: 'Rok',
    send: 'Wyślij',
  },
  done: {
    yes: {
      heading: 'Dziękujemy. Odpowiedzi dotarły',
      says: [
        'Ktoś odezwie się w ciągu kilku dni, tylko w sposób i w godzinach, które zostały wybrane.',
        'Jeśli zmienisz zdanie, powiedz o tym w każdej chwili osobie, która to przysłała.',
        'Ten link jest już zamknięty. Możesz zamknąć stronę i usunąć wiadomość.',
      ],
    },
    later: {
      heading: 'Dziękujemy. Zapytamy wtedy znowu',
      says: [
        'Do tego czasu nikt się w tej sprawie nie odezwie.',
        'Jeśli zechcesz wcześniej, powiedz osobie, która to przysłała.',
        'Ten link jest już zamknięty. Możesz zamknąć stronę i usunąć wiadomość.',
      ],
    },
    no: {
      heading: 'Dziękujemy. Zatrzymaliśmy wszystko',
      says: [
        'Nikt się w tej sprawie nie odezwie i nic innego się dla Ciebie nie zmieni.',
        'Jeśli zmienisz zdanie, powiedz osobie, która to przysłała.',
        'Ten link jest już zamknięty. Możesz zamknąć stronę i usunąć wiadomość.',
      ],
    },
  },
  closed: {
    heading: 'Ta strona jest zamknięta',
    says: [
      'Link już niczego nie otwiera. Linki zamykają się po użyciu i po kilku dniach.',
      'Jeśli nadal chcesz odpowiedzieć, zapytaj osobę, która go przysłała.',
    ],
  },
  busy: {
    heading: 'Spróbuj znowu za minutę',
    says: ['Nie możemy teraz pokazać tej strony. Nic się nie zmieniło.'],
  },
  wrong: 'Czegoś brakuje',
  mistakes: {
    answerEach: 'Wybierz tak lub nie',
    needsShare:
      'Bez zgody w tym miejscu nikt nie może zadzwonić. Jeśli nie chcesz, wróć i wybierz „Nie teraz” albo „Nie, dziękuję”.',
    chooseWay: 'Wybierz co najmniej jeden sposób',
    chooseDay: 'Wybierz co najmniej jeden dzień',
    hours: 'Druga godzina musi być późniejsza niż pierwsza',
    called: 'Wpisz imię, dowolne',
    phone: 'Wpisz numer telefonu, na przykład 07700 900123',
    email: 'Wpisz adres email',
    whenAgain: 'Wybierz dzień, który dopiero nadejdzie',
    tooLong: 'To za długie. Napisz krócej',
  },
  leaflet: {
    heading: 'Ktoś, kto też tam był',
    answer: [
      'Masz ochotę? Powiedz osobie, która Ci to dała. Może też przysłać stronę na Twój telefon, żeby można było odpowiedzieć w samotności.',
      'Możesz powiedzieć tak, nie albo nie teraz. Zawsze możesz zmienić zdanie.',
    ],
    who: 'Kogo zapytać',
  },
}
