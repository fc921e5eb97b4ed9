import { citingPrompt } from '../../../shared-kernel/generation/cited.js';

/** A card that the product brings; its name and prompt are there in each language. */
export interface BuiltInCard {
  readonly key: string;
  /** Values for variables that a run leaves out. */
  readonly variables: Readonly<Record<string, string>>;
  readonly in: Readonly<Record<BuiltInLanguage, { readonly name: string; readonly prompt: string }>>;
}

export const BUILT_IN_LANGUAGES = ['en', 'de', 'es'] as const;
export type BuiltInLanguage = (typeof BUILT_IN_LANGUAGES)[number];

/** What people who make videos ask such tools for. Prompts are short: what stands in them is paid as plain input with each run. */
export const builtInCards: readonly BuiltInCard[] = [
  {
    key: 'summary',
    variables: { sentences: '5' },
    in: {
      en: { name: 'Summary', prompt: 'Summarise the video in {{sentences}} sentences. Write in English.' },
      de: { name: 'Zusammenfassung', prompt: 'Fasse das Video in {{sentences}} Sätzen zusammen. Schreibe auf Deutsch.' },
      es: { name: 'Resumen', prompt: 'Resume el vídeo en {{sentences}} frases. Escribe en español.' },
    },
  },
  {
    key: 'show-notes',
    variables: {},
    in: {
      en: {
        name: 'Show notes',
        prompt: 'Write show notes: two sentences, then a list of the topics with their time marks, then what was mentioned. Write in English.',
      },
      de: {
        name: 'Shownotes',
        prompt: 'Schreibe Shownotes: zwei Sätze, dann eine Liste der Themen mit ihren Zeitmarken, dann was erwähnt wurde. Schreibe auf Deutsch.',
      },
      es: {
        name: 'Notas del episodio',
        prompt: 'Escribe las notas del episodio: dos frases, una lista de temas con sus marcas de tiempo y lo que se mencionó. Escribe en español.',
      },
    },
  },
  {
    key: 'titles',
    variables: { count: '10' },
    in: {
      en: { name: 'Titles', prompt: 'Propose {{count}} titles of at most 70 characters for the video, as a numbered list. Write in English.' },
      de: {
        name: 'Titel',
        prompt: 'Schlage {{count}} Titel von höchstens 70 Zeichen für das Video vor, als nummerierte Liste. Schreibe auf Deutsch.',
      },
      es: {
        name: 'Títulos',
        prompt: 'Propón {{count}} títulos de 70 caracteres como máximo para el vídeo, en una lista numerada. Escribe en español.',
      },
    },
  },
  {
    key: 'description',
    variables: {},
    in: {
      en: {
        name: 'Description',
        prompt: 'Write the description of the video for its page: what it is about and whom it helps, in at most 150 words. Write in English.',
      },
      de: {
        name: 'Beschreibung',
        prompt:
          'Schreibe die Beschreibung des Videos für seine Seite: worum es geht und wem es hilft, in höchstens 150 Wörtern. Schreibe auf Deutsch.',
      },
      es: {
        name: 'Descripción',
        prompt: 'Escribe la descripción del vídeo para su página: de qué trata y a quién ayuda, en 150 palabras como máximo. Escribe en español.',
      },
    },
  },
  {
    key: 'blog-post',
    variables: { words: '600' },
    in: {
      en: { name: 'Blog post', prompt: 'Write a blog post of about {{words}} words with headings from the video. Write in English.' },
      de: {
        name: 'Blogartikel',
        prompt: 'Schreibe aus dem Video einen Blogartikel von etwa {{words}} Wörtern mit Überschriften. Schreibe auf Deutsch.',
      },
      es: { name: 'Artículo de blog', prompt: 'Escribe a partir del vídeo un artículo de unas {{words}} palabras con títulos. Escribe en español.' },
    },
  },
  {
    key: 'newsletter',
    variables: { words: '200' },
    in: {
      en: { name: 'Newsletter', prompt: 'Write a newsletter of about {{words}} words to {{audience}} about the video. Write in English.' },
      de: {
        name: 'Newsletter',
        prompt: 'Schreibe einen Newsletter von etwa {{words}} Wörtern an {{audience}} über das Video. Schreibe auf Deutsch.',
      },
      es: { name: 'Boletín', prompt: 'Escribe un boletín de unas {{words}} palabras para {{audience}} sobre el vídeo. Escribe en español.' },
    },
  },
  {
    key: 'social-posts',
    variables: { count: '3', network: 'LinkedIn' },
    in: {
      en: { name: 'Social posts', prompt: 'Write {{count}} posts for {{network}}, each about another thought of the video. Write in English.' },
      de: {
        name: 'Beiträge',
        prompt: 'Schreibe {{count}} Beiträge für {{network}}, jeden über einen anderen Gedanken des Videos. Schreibe auf Deutsch.',
      },
      es: {
        name: 'Publicaciones',
        prompt: 'Escribe {{count}} publicaciones para {{network}}, cada una sobre otra idea del vídeo. Escribe en español.',
      },
    },
  },
  {
    key: 'action-items',
    variables: {},
    in: {
      en: {
        name: 'Action items',
        prompt: 'List what was agreed and who does what until when, as a table; leave out what nobody said. Write in English.',
      },
      de: {
        name: 'Aufgaben',
        prompt: 'Liste auf, was vereinbart wurde und wer was bis wann tut, als Tabelle; lass weg, was niemand sagte. Schreibe auf Deutsch.',
      },
      es: {
        name: 'Tareas',
        prompt: 'Enumera lo acordado y quién hace qué y hasta cuándo, en una tabla; omite lo que nadie dijo. Escribe en español.',
      },
    },
  },
  {
    key: 'questions',
    variables: { count: '8' },
    in: {
      en: { name: 'Questions and answers', prompt: 'Write {{count}} questions that the video answers, each with its answer. Write in English.' },
      de: {
        name: 'Fragen und Antworten',
        prompt: 'Schreibe {{count}} Fragen, die das Video beantwortet, jede mit ihrer Antwort. Schreibe auf Deutsch.',
      },
      es: {
        name: 'Preguntas y respuestas',
        prompt: 'Escribe {{count}} preguntas que el vídeo responde, cada una con su respuesta. Escribe en español.',
      },
    },
  },
  {
    key: 'chapters',
    variables: { count: '8' },
    in: {
      en: { name: 'Chapters', prompt: citingPrompt('Divide the video into at most {{count}} chapters. Write the titles in English.', 'chapters') },
      de: { name: 'Kapitel', prompt: citingPrompt('Teile das Video in höchstens {{count}} Kapitel. Schreibe die Titel auf Deutsch.', 'chapters') },
      es: {
        name: 'Capítulos',
        prompt: citingPrompt('Divide el vídeo en {{count}} capítulos como máximo. Escribe los títulos en español.', 'chapters'),
      },
    },
  },
  {
    key: 'quotes',
    variables: { count: '5' },
    in: {
      en: { name: 'Quotes', prompt: citingPrompt('Choose the {{count}} sentences of the video that are best to quote.', 'quotes') },
      de: { name: 'Zitate', prompt: citingPrompt('Wähle die {{count}} Sätze des Videos, die sich am besten zitieren lassen.', 'quotes') },
      es: { name: 'Citas', prompt: citingPrompt('Elige las {{count}} frases del vídeo que mejor se pueden citar.', 'quotes') },
    },
  },
];
