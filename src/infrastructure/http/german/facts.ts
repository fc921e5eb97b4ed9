import type { Sentences } from '../phrases.js';

const AMOUNTS: Sentences = {
  amount: 'Betrag',
  charged: 'berechnet',
  returned: 'zurück',
  cost: 'Kosten',
  limit: 'Limit',
  threshold: 'Schwelle',
  'available after': 'danach verfügbar',
  by: 'um',
  spent: 'ausgegeben',
  reserved: 'zurückgelegt',
};

const NAMES: Sentences = {
  until: 'bis',
  'expires at': 'läuft ab am',
  'starts at': 'beginnt am',
  'lapses at': 'verfällt am',
  'files go at': 'Dateien gehen am',
  'old signs until': 'das alte signiert bis',
  since: 'seit',
  operation: 'Arbeit',
  payer: 'zahlt',
  kind: 'Art',
  source: 'Quelle',
  reason: 'Grund',
  cause: 'Ursache',
  why: 'warum',
  how: 'wie',
  by: 'von',
  for: 'für',
  from: 'von',
  outcome: 'Ausgang',
  level: 'Stufe',
  failure: 'Fehler',
  problem: 'Problem',
  code: 'Code',
  rule: 'Regel',
  role: 'Rolle',
  model: 'Modell',
  'price version': 'Preisversion',
  importer: 'Importer',
  format: 'Format',
  'last four': 'letzte vier',
  month: 'Monat',
  period: 'Zeitraum',
  missing: 'fehlt',
  ticket: 'Ticket',
  version: 'Fassung',
  count: 'Anzahl',
  attempt: 'Versuch',
  step: 'Schritt',
  steps: 'Schritte',
  number: 'Nummer',
  tries: 'Versuche',
  days: 'Tage',
  percent: 'Prozent',
  left: 'übrig',
  files: 'Dateien',
  bytes: 'Bytes',
  seconds: 'Sekunden',
  segments: 'Abschnitte',
  route: 'Route',
};

const MARKS: Sentences = {
  verified: 'geprüft',
  simulated: 'simuliert',
  estimated: 'geschätzt',
  billed: 'berechnet',
  certain: 'sicher',
  bound: 'gebunden',
  'paid proof needed': 'bezahlte Prüfung nötig',
};

const each = (of: Sentences, entry: (english: string, german: string) => readonly (readonly [string, string])[]) =>
  Object.fromEntries(Object.entries(of).flatMap(([english, german]) => entry(english, german)));

/** What a history puts behind an event, fact by fact. */
export const facts: Sentences = {
  ...each(AMOUNTS, (english, german) => [
    [`${english} {0} platform credits`, `${german} {0} Keyreel-Credits`],
    [`${english} {0} US dollars at OpenAI`, `${german} {0} US-Dollar bei OpenAI`],
  ]),
  ...each(NAMES, (english, german) => [[`${english} {0}`, `${german} {0*}`]]),
  ...each(MARKS, (english, german) => [
    [english, german],
    [`not ${english}`, `nicht ${german}`],
  ]),
};
