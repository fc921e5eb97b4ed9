/** How platform credits work, for whoever asks for the prices: the one place of this text. */
export const HOW_CREDITS_WORK: readonly string[] = [
  'Platform credits pay for transcription, video download and thumbnails always, and for texts, cards and images while no own OpenAI key is stored. They are not the funds of an OpenAI account.',
  'One credit is 1,000,000 micro-credits. Prices are per unit, are added up exactly and rounded up once for each task.',
  'Before a task starts, the most that it can cost is set aside. When it ends, what it used is charged and the rest comes back; never more is charged than was set aside.',
  'A task that delivers nothing costs nothing. A charge for a result that our own failure made useless is paid back.',
  'Credits come in grants. Those with the lowest priority number are used first, then those that expire soonest, then the oldest.',
  'What an own OpenAI key pays for moves no credits, and nothing ever falls back from the one purse to the other.',
  'Prices have a dated version. A task keeps the prices that it was admitted under; a new version changes no charge of the past.',
];
