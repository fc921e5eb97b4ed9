import { Filter, FilterGraph, type FilterContext, type Frame } from 'node-av/lib';
import { Unreadable } from './opened-medium.js';

/** Filters in a row, from a source that frames are put into to a sink that they are taken from. */
export class FilterChain {
  private readonly graph = new FilterGraph();
  private readonly source: FilterContext;
  private readonly sink: FilterContext;

  constructor(filters: readonly (readonly [kind: string, options: string])[]) {
    this.graph.alloc();
    const made = filters.map(([kind, options]) => this.make(kind, options));
    this.sink = made.reduce((from, to) => (from.link(0, to, 0), to));
    [this.source = this.sink] = made;
    if (this.graph.configSync() < 0) throw new Unreadable('media_damaged');
  }

  private make(kind: string, options: string): FilterContext {
    const filter = Filter.getByName(kind);
    const made = filter && this.graph.createFilter(filter, kind, options);
    if (!made) throw new Unreadable('media_damaged');
    return made;
  }

  /** Puts a frame in; null says that there are no more. */
  add(frame: Frame | null): boolean {
    return this.source.buffersrcAddFrameSync(frame) >= 0;
  }

  take(into: Frame): boolean {
    return this.sink.buffersinkGetFrameSync(into) >= 0;
  }

  free(): void {
    this.graph.free();
  }
}
