import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { page } from '../../../infrastructure/http/answers.js';
import { Gives, Me, PathId, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { CursorInvalid } from '../../../infrastructure/messaging/row-cursors.js';
import { Queries, type Reading } from '../../../shared-kernel/ports/messages.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { SearchWords, type Search, type SearchFound, type SearchPlace } from '../application/search-words.js';
import { ResultUnusable, SearchNotPossible, TranscriptNotReady } from '../domain/errors.js';
import { projectById, projectsOfAccount } from '../domain/queries.js';
import { searchTerms } from '../domain/search/search-terms.js';
import { SearchRequest } from './search.requests.js';
import { SearchFoundShape } from './search.responses.js';
import { SearchTries } from './search-tries.js';

const IN_ONE = `Looks for words in what was said in a project, in the order of time. Free, with or without a key. The query is kept and written down nowhere. A search that goes on by its cursor
looks through the version that it began with, whatever was changed meanwhile. After 30 searches in a row there is one more each second.`;

const IN_ALL = `The same over all projects, the newest first and each in the order of time. Words are kept sealed and in no index, so a page opens a bounded number of transcripts: it may hold fewer hits than
were wanted, or none, and there is more to look through as long as \`next\` is not null.`;

const STANDARD_LIMIT = 20;

const cursorOf = ({ after, version, segment }: SearchPlace): string =>
  Buffer.from(JSON.stringify([after, version, segment]), 'utf8').toString('base64url');

const isCount = (value: unknown, least: number): value is number => Number.isSafeInteger(value) && (value as number) >= least;

const placeOf = (cursor: string): SearchPlace => {
  try {
    const [after, version, segment] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as readonly unknown[];
    const isPlace = (after === null || typeof after === 'string') && (version === null || isCount(version, 1)) && isCount(segment, 0);
    if (isPlace) return { after, version, segment };
  } catch {
    // what cannot be read is no cursor either
  }
  throw CursorInvalid();
};

const searchOf = ({ query, speakers, cursor, limit }: SearchRequest): Search => ({
  wanted: { terms: searchTerms(query), speakers: speakers ?? [] },
  from: cursor === undefined || cursor === null ? null : placeOf(cursor),
  limit: limit ?? STANDARD_LIMIT,
});

const told = ({ position, asOf }: Pick<Reading<unknown>, 'position' | 'asOf'>, { hits, next, looked, unreadable }: SearchFound) => ({
  ...page({ value: { rows: hits, next: next && cursorOf(next) }, position, asOf }),
  looked,
  unreadable,
});

/** Finding words again, in one project and in all of them. */
@Controller()
@Policy('user')
@Scope('projects:read')
export class SearchController {
  constructor(
    private readonly queries: Queries,
    private readonly searching: SearchWords,
    private readonly tries: SearchTries,
  ) {}

  @Post('projects/:projectId/transcript/search')
  @HttpCode(200)
  @Gives(SearchFoundShape, IN_ONE)
  @Refuses(ProjectUnknown, TranscriptNotReady, ResultUnusable, SearchNotPossible, CursorInvalid)
  async inProject(@Me() me: string, @PathId('projectId') projectId: string, @Body() body: SearchRequest, @Position() after: Position | undefined) {
    await this.tries.search(me);
    const search = searchOf(body);
    const reading = await this.queries.read(projectById, { accountId: me, projectId }, after);
    if (!reading.value) throw ProjectUnknown();
    return told(reading, await this.searching.inProject(reading.value, search));
  }

  @Post('search')
  @HttpCode(200)
  @Gives(SearchFoundShape, IN_ALL)
  @Refuses(SearchNotPossible, CursorInvalid)
  async everywhere(@Me() me: string, @Body() body: SearchRequest, @Position() after: Position | undefined) {
    await this.tries.search(me);
    const search = searchOf(body);
    const reading = await this.queries.read(projectsOfAccount, { accountId: me, after: null, limit: 1 }, after);
    return told(reading, await this.searching.everywhere(me, search));
  }
}
