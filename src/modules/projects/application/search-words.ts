import { Inject, Injectable } from '@nestjs/common';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { ContentMissing } from '../../../shared-kernel/ports/storage.js';
import { OPENER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import { isRefusal } from '../../../shared-kernel/refusal.js';
import { projectsOfAccount, type ProjectView } from '../domain/queries.js';
import { findPassages, type FoundPassages, type Wanted } from '../domain/search/find-passages.js';
import type { Passage } from '../domain/search/passage.js';
import { CurrentWords, type KeptWords } from './current-words.js';

/** Where a search goes on: in which version of whose words, from which segment. */
export interface SearchPlace {
  /** The cursor behind which the project stands in the list of the account's; null for its first one, and where only one is searched. */
  readonly after: string | null;
  /** The version that was being looked through; null when the project was not begun. */
  readonly version: number | null;
  readonly segment: number;
}

/** What is looked for, from where, and how much of it is wanted at once. */
export interface Search {
  readonly wanted: Wanted;
  readonly from: SearchPlace | null;
  readonly limit: number;
}

/** A passage, and in whose words it was found. */
export interface SearchHit extends Passage {
  readonly projectId: string;
  readonly projectName: string;
  readonly version: number;
}

/** A page of what was found; null behind it when that was all. */
export interface SearchFound {
  readonly hits: readonly SearchHit[];
  readonly next: SearchPlace | null;
  /** How many transcripts were looked through for this page, and how many could not be read any more. */
  readonly looked: number;
  readonly unreadable: number;
}

/** A project on the way through all of them, its words, and where to go on behind it. */
interface Stop {
  readonly project: ProjectView | null;
  readonly words: KeptWords | null;
  readonly following: SearchPlace | null;
}

interface Looked extends Pick<FoundPassages, 'next'> {
  readonly hits: readonly SearchHit[];
}

/** A page opens no more than that, so that nobody waits for long and no machine works for one person alone. */
const MOST_PROJECTS = 40;
const MOST_BYTES = 16 * 1024 * 1024;

const START: SearchPlace = { after: null, version: null, segment: 0 };

/**
 * Looks for words in what was said. Content is sealed, so there is no index: one transcript at a time is opened, looked through and
 * forgotten (ADR 29, 36). Free: nobody is asked.
 */
@Injectable()
export class SearchWords {
  constructor(
    private readonly queries: Queries,
    private readonly words: CurrentWords,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  /** In the words of one project. Throws `transcript_not_ready`, `result_unusable`. */
  async inProject(project: ProjectView, { wanted, from, limit }: Search): Promise<SearchFound> {
    const words = (await this.wordsFrom(project, from ?? START)) ?? (await this.words.need(project));
    const { hits, next } = await this.look(project, words, { wanted, from, limit });
    return { hits, next: next === null ? null : { after: null, version: words.version, segment: next }, looked: 1, unreadable: 0 };
  }

  /** In all projects of an account, the newest first. */
  async everywhere(accountId: string, { wanted, from, limit }: Search): Promise<SearchFound> {
    const hits: SearchHit[] = [];
    let [looked, unreadable, bytes] = [0, 0, 0];
    let place: SearchPlace | null = from ?? START;
    for (let projects = 0; place !== null; projects += 1) {
      if (hits.length === limit || projects === MOST_PROJECTS || bytes > MOST_BYTES) return { hits, next: place, looked, unreadable };
      const { project, words, following } = await this.at(accountId, place);
      if (!project || !words) {
        place = following;
        continue;
      }
      bytes += words.content.bytes;
      const found: Looked | null = await this.readable(this.look(project, words, { wanted, from: place, limit: limit - hits.length }));
      if (found === null) unreadable += 1;
      else looked += 1;
      hits.push(...(found?.hits ?? []));
      place = found === null || found.next === null ? following : { ...place, version: words.version, segment: found.next };
    }
    return { hits, next: null, looked, unreadable };
  }

  private async at(accountId: string, place: SearchPlace): Promise<Stop> {
    const { projects, next } = await this.queries.ask(projectsOfAccount, { accountId, after: place.after, limit: 1 });
    const project = projects[0] ?? null;
    const words = project && (await this.wordsFrom(project, place));
    return { project, words, following: next === null ? null : { ...START, after: next } };
  }

  /** The words that a search had begun with, which are there whatever was changed since; else the newest. */
  private async wordsFrom(project: ProjectView, { version }: SearchPlace): Promise<KeptWords | null> {
    const versions = await this.words.versions(project);
    return (version === null ? undefined : versions.find(known => known.version === version)) ?? versions.at(-1) ?? null;
  }

  private async look(project: ProjectView, words: KeptWords, { wanted, from, limit }: Search): Promise<Looked> {
    const { accountId, projectId } = project;
    const { passages, next } = findPassages(await this.words.read(project, words), wanted, from?.segment ?? 0, limit);
    if (passages.length === 0) return { hits: [], next };
    const projectName = await this.opener.openText(project.name, { accountId, purpose: 'project.name' });
    return { hits: passages.map(passage => ({ projectId, projectName, version: words.version, ...passage })), next };
  }

  /** Null for words that are lost: the others can be searched all the same. */
  private async readable<Found>(looking: Promise<Found>): Promise<Found | null> {
    try {
      return await looking;
    } catch (error) {
      if (error instanceof ContentMissing || isRefusal(error, 'result_unusable')) return null;
      throw error;
    }
  }
}
