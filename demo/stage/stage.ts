import type { BucketSettings } from '../../src/settings/bucket-settings.js';
import type { Place } from '../books/places.js';
import type { Secrets } from '../books/secrets.js';
import type { Person } from '../client/person.js';
import type { Problem } from '../client/client.js';
import type { Telling } from '../telling.js';
import type { Auditor } from './auditor.js';
import type { Film } from './film.js';
import type { FilmServer } from './film-server.js';
import type { OutsideAuditor } from './outside-auditor.js';
import type { RunningService } from './service.js';

/** Everything that an act plays with. */
export interface Stage {
  /** The story's video. */
  readonly film: Film;
  /** A film of ours that lasts a few seconds, for what need not be long. */
  readonly short: Film;
  /** Offers the story's video when it is a foreign one, else the short film. */
  readonly filmServer: FilmServer;
  readonly service: RunningService;
  /** What lay in the data folder before anything was told. */
  readonly before: readonly Place[];
  /** Where files lie, when it is not the data folder. */
  readonly bucket: BucketSettings | null;
  readonly auditor: Auditor;
  /** Comes for the sixth act, where there is one. */
  readonly outside: OutsideAuditor | null;
  readonly person: Person;
  readonly secrets: Secrets;
  readonly tell: Telling;
  /** Refusals that were met, in their order. */
  readonly refusals: MetRefusal[];
  /** Why the simulated provider cannot understand speech on this machine; null when it can. */
  readonly deaf: string | null;
}

export interface MetRefusal {
  readonly act: number;
  readonly tried: string;
  readonly problem: Problem;
}

/** What act 1 hands on. */
export interface MadeOnCredits {
  readonly projectId: string;
  /** Of the story's video. */
  readonly seconds: number;
}

/** What act 2 hands on: projects that are bound to the key. */
export interface MadeWithKey {
  readonly secret: string;
  readonly uploadId: string;
  readonly bound: string;
  readonly cardId: string;
  readonly fromUrl: string;
}
