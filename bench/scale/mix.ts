/**
 * What a day of accounts is taken to be like: assumptions of 2026-11-26, none of them measured. Whoever has accounts of their own changes them here and
 * runs `npm run bench -- accounts` again.
 */
export const MIX = {
  /** Of a thousand accounts so many make at least one video on a day; the others only look. */
  activePerMille: 80,
  /** Of a hundred accounts so many have stored a key of their own, which pays for texts and images. */
  ownKeyPercent: 20,
  /** Of a thousand active accounts so many have opened on this very day. */
  newPerMille: 20,
  /** Videos of an active account on a day: Pareto, most make one. */
  videos: { tail: 1.6, atMost: 300 },
  /** Length of a video in minutes: log-normal. */
  minutes: { median: 8, spread: 0.9, least: 0.5, atMost: 180 },
  /** Of a hundred videos so many come from an address; the others are uploaded. */
  fromAddressPercent: 40,
  /** Cards of a project that has any, and how many of a hundred have. */
  cards: { percent: 85, least: 1, atMost: 6 },
  /** Of a hundred projects so many ask for a text, or for a picture, on top. */
  textPercent: 25,
  imagePercent: 20,
  /** Of a hundred texts so many are written a second time. */
  againPercent: 10,
  /** Of a hundred projects so many are renamed, so many are deleted. */
  renamedPercent: 15,
  deletedPercent: 3,
  /** What does not go well, of a thousand. */
  faults: { addressDead: 30, mediumRefused: 5, callFails: 15, rateLimited: 10, outcomeUnknown: 1, givenUp: 5 },
  /** What an account without credits buys, in credits. */
  topUpCredits: 500,
  /** Spoken words make so many tokens a minute; a card asks for so many more, and is answered with about so many. */
  tokens: { perMinute: 200, asked: 250, answered: 450 },
  /** How long a person takes to order texts after the project was made: at most so many seconds. */
  ordersWithin: 1_800,
  /** How many of a day's videos begin in which hour (UTC). */
  hours: [2, 1, 1, 1, 1, 2, 3, 4, 6, 7, 8, 8, 8, 9, 9, 9, 8, 8, 7, 7, 7, 6, 5, 3],
} as const;

/** For how long work holds its place in a lane, in seconds. */
export const TAKES = {
  /** Measured (docs/bench.md): 48 pictures are looked at, however long the film is. */
  thumbnails: 11.6,
  /** Measured (docs/bench.md): 1.73 s for ten minutes of sound that is cut at silences. */
  cuttingPerMinute: 0.173,
  /** Measured (docs/bench.md): what the product adds to a call. */
  addedToCall: 0.029,
  /** Computed: a text call adds 29 ms on two cores and writes eight events, with all that follows them (docs/bench.md). */
  coreOfAnEvent: 0.007,
  /** Assumed: nobody here has asked the real provider. */
  assumed: { piece: 2.5, text: 9, image: 20, download: 15 },
  /** Pieces of sound that one transcription has heard at once, and how long a piece is on average (at most 30 s, cut at silences). */
  piecesAtOnce: 4,
  pieceSeconds: 27,
} as const;

/** Places of one process in each lane, as the queue has them when nobody sets anything else. */
export const LANES = { media: 0, calls: 1 } as const;
export const PLACES_OF_A_PROCESS = [1, 8] as const;

/** Bytes of files that a video leaves, by minute or by picture: assumptions for films of 1080p at 4 Mbit/s. */
export const FILES = { sourcePerMinute: 30_000_000, transcriptPerMinute: 14_000, thumbnailSet: 12 * 260_000, image: 1_600_000, text: 4_000 } as const;
