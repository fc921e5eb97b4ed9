import type { Fingerprint, TaskId } from '../../../shared-kernel/ids.js';
import type { ImporterName } from '../../../shared-kernel/ports/importer.js';
import type { ProviderEstimate } from '../../../shared-kernel/ports/provider-prices.js';
import type { Content } from '../../../shared-kernel/ports/storage.js';
import type { Sealed } from '../../../shared-kernel/ports/vault.js';
import type { Quantities } from '../../../shared-kernel/tariff.js';

/** Which purse pays, fixed when the operation was admitted. */
export type TaskPayer =
  | { readonly by: 'credits' }
  | {
      readonly by: 'own-key';
      readonly fingerprint: Fingerprint;
      /** As the owner knows the key; missing in orders that were given before receipts told it. */
      readonly lastFour?: string;
      /** What one call may cost at the provider at most, by our estimate; it is set aside under the owner's limit. */
      readonly atMost?: ProviderEstimate;
      /** The project is bound to this key; missing in orders that were given before it mattered. */
      readonly bound?: boolean;
    };

/** What a call with an own key used; money is our estimate by a dated list, kept here so that a later list changes no history. */
export interface OwnUse {
  readonly fingerprint: Fingerprint;
  readonly operation: string;
  readonly cardId: string | null;
  readonly model: string;
  readonly usage: Quantities;
  readonly estimate: ProviderEstimate;
  /** False when nobody knows how the call ended: the estimate is then what it may have cost at most. */
  readonly certain: boolean;
}

/** Which versions of the custom instructions went into a prompt, by their level; null where none did. */
export interface InstructionVersions {
  readonly account: number | null;
  readonly project: number | null;
}

/** What every order says. */
interface OrderHead {
  readonly payer: TaskPayer;
  /** The rule that chose the purse. */
  readonly rule: string;
  /** The rule in words, as it was told when the purse was chosen. */
  readonly because?: string;
  /** Tasks whose products this one needs. */
  readonly after: readonly TaskId[];
  /** The task that did not deliver, and that this one does once more. */
  readonly retryOf?: TaskId;
}

/** Fetch the source from a URL. */
export interface DownloadOrder extends OrderHead {
  readonly operation: 'download';
  readonly url: Sealed;
  readonly maxBytes: number;
  /** The way in; missing in orders that were given while there was only the direct one. */
  readonly importer?: ImporterName;
  /** Seconds that the owner paid for at most. */
  readonly maxSeconds: number;
}

/** Where a task finds the medium: stored already, or the product of a download. */
export type MediaSource = { readonly from: 'content'; readonly content: Content } | { readonly from: 'task'; readonly taskId: TaskId };

/** Turn speech into a transcript. */
export interface TranscriptionOrder extends OrderHead {
  readonly operation: 'transcription';
  readonly source: MediaSource;
  readonly model: string;
  /** As its owner gave it, BCP 47; null where the model finds out. */
  readonly language: string | null;
  readonly maxSeconds: number;
  /** Tasks before it whose delivered pieces are paid for: they are taken over and not sent again. */
  readonly takesOver?: readonly TaskId[];
  /** Steps that are not to be heard, by their numbers: what is said in them is missing from the words. Missing where all are wanted. */
  readonly withoutSteps?: readonly number[];
  /** Names and terms that are likely to be said, sealed as one JSON list; missing where none were given. */
  readonly vocabulary?: Sealed;
  /** Which sound track, from 0; missing for the first. */
  readonly audioTrack?: number;
}

/** Make a set of pictures from the video. */
export interface ThumbnailsOrder extends OrderHead {
  readonly operation: 'thumbnails';
  readonly source: MediaSource;
  readonly count: number;
  readonly maxWidth: number;
  /** Set when one frame of one time was asked for. */
  readonly atSeconds?: number;
}

/** Write a text: a card's or a one-off. */
export interface TextOrder extends OrderHead {
  readonly operation: 'text' | 'card';
  readonly cardId: string | null;
  readonly model: string;
  readonly maxOutputTokens: number;
  /** What was reckoned to go in when it was ordered; missing in orders that were given before it mattered. */
  readonly inputTokens?: number;
  /** Instructions of both levels and the prompt with its variables filled, sealed as one JSON document. */
  readonly prompt: Sealed;
  readonly instructions?: InstructionVersions;
  /** The transcription task whose transcript goes with it; null for none, or for words that no task heard. */
  readonly transcriptFrom: TaskId | null;
  /** The very words that go with it; missing in orders that were given before words had versions. */
  readonly transcript?: Content;
  /** Several cards share the transcript: write it to the provider's cache. */
  readonly shareCache: boolean;
  /**
   * Tasks of the same order that come before this one, first to last. It waits until one of them has written the cache that they share, and no
   * longer than any of them may still do so; whether they succeed is of no consequence to it. Missing where nothing is waited for.
   */
  readonly behind?: readonly TaskId[];
}

/** A picture that new ones are made from. */
export interface GivenPicture {
  readonly role: 'image' | 'thumbnail';
  readonly content: Content;
}

/** Make images from a text, and perhaps from pictures. */
export interface ImageOrder extends OrderHead {
  readonly operation: 'image';
  readonly cardId: string | null;
  readonly model: string;
  readonly prompt: Sealed;
  readonly instructions?: InstructionVersions;
  readonly size: string;
  readonly quality: string;
  readonly format: 'png' | 'webp' | 'jpeg';
  readonly count: number;
  /** What goes in and comes out at most, by the provider's table; missing in orders that were given before a catalogue could price it. */
  readonly tokens?: { readonly input: number; readonly output: number };
  /** Missing in orders for images out of nothing. */
  readonly pictures?: readonly GivenPicture[];
}

export type TaskOrder = DownloadOrder | TranscriptionOrder | ThumbnailsOrder | TextOrder | ImageOrder;

/** A task to be scheduled, as the project's own events name it. */
export interface PlannedTask {
  readonly taskId: TaskId;
  readonly order: TaskOrder;
}
