import type { Chance } from '../../bench/audit/chance.js';
import { betweenLooks } from '../roles/round-robin.js';
import type { BegunProcess, SplitService } from '../support/split-service.js';

/** A place in which there is always one process of a role, however often it is killed. */
interface Post {
  readonly role: string;
  process: BegunProcess;
  /** Null while it is not ready. */
  url: string | null;
}

/** All processes of a service that may be killed; whoever dies is started again at once. */
export class Fleet {
  readonly kills = new Map<string, number>();
  killedWhileStarting = 0;
  /** Those that ended although nobody had killed them. */
  readonly quit: string[] = [];
  readonly #posts: Post[] = [];
  readonly #said: (() => string)[] = [];
  #isLeaving = false;

  constructor(
    private readonly split: SplitService,
    private readonly apisAre: (urls: readonly string[]) => void,
  ) {}

  /** Puts one process there and waits until it answers. */
  async post(role: string): Promise<void> {
    const post = this.#fill({ role, url: null });
    await post.process.ready;
  }

  /** Kills one without asking, whatever it is doing, a start included; says who it was. */
  killOne(chance: Chance): string {
    const post = chance.oneOf(this.#posts);
    this.kills.set(post.role, (this.kills.get(post.role) ?? 0) + 1);
    const wasStarting = post.url === null;
    if (wasStarting) this.killedWhileStarting += 1;
    void post.process.kill('SIGKILL');
    const number = this.#posts.filter(({ role }) => role === post.role).indexOf(post) + 1;
    return `${post.role} ${number}${wasStarting ? ', which was starting' : ''}`;
  }

  /** Resolves once everybody is ready. */
  async isWhole(): Promise<void> {
    for (const post of this.#posts) while (post.url === null) await post.process.ready.catch(() => undefined);
  }

  /** A machine that starts slower than it is killed at would do nothing but start. */
  async isHalfThere(): Promise<void> {
    const isThere = () => 2 * this.#posts.filter(({ url }) => url !== null).length >= this.#posts.length;
    while (!isThere()) await betweenLooks();
  }

  get size(): number {
    return this.#posts.length;
  }

  /** Everything that was ever written by them. */
  said(): string {
    return this.#said.map(output => output()).join('\n');
  }

  /** From now on nobody is started again. */
  leave(): void {
    this.#isLeaving = true;
  }

  #fill(place: Omit<Post, 'process'> & { process?: BegunProcess }): Post {
    const begun = this.split.begin(place.role);
    const post = Object.assign(place, { process: begun, url: null }) as Post;
    if (!this.#posts.includes(post)) this.#posts.push(post);
    this.#said.push(begun.output);
    begun.ready.then(
      ({ url }) => this.#isAt(post, begun, url),
      () => undefined, // killed before it was ready: told by its end
    );
    void begun.ended.then(how => this.#ended(post, how));
    return post;
  }

  #isAt(post: Post, begun: BegunProcess, url: string | null): void {
    if (post.process === begun) post.url = url;
    this.apisAre(this.#posts.flatMap(({ role, url: there }) => (role === 'api' && there !== null ? [there] : [])));
  }

  #ended(post: Post, how: number | NodeJS.Signals): void {
    if (this.#isLeaving) return;
    if (how !== 'SIGKILL') this.quit.push(`${post.role} ended by itself with ${how}: ${post.process.output().slice(-500)}`);
    this.#isAt(post, post.process, null);
    this.#fill(post);
  }
}
