import { createContext, useContext, useSyncExternalStore } from 'react';

export const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2] as const;

/** What plays, and where it is: asked by every passage of the transcript, told to those that are there. */
export class Player {
  private media: HTMLMediaElement | null = null;
  private readonly watchers = new Set<() => void>();
  private frame = 0;
  private speed = 1;

  readonly subscribe = (tell: () => void): (() => void) => {
    this.watchers.add(tell);
    return () => this.watchers.delete(tell);
  };

  /** Seconds from the beginning; before anything was loaded, none. */
  readonly now = (): number => this.media?.currentTime ?? 0;

  readonly rate = (): number => this.speed;

  readonly isPlaying = (): boolean => this.media !== null && !this.media.paused;

  readonly attach = (media: HTMLMediaElement | null): void => {
    this.media = media;
    if (media) media.playbackRate = this.speed;
    cancelAnimationFrame(this.frame);
  };

  /** Between two of the browser's own news a word may have ended, so it is looked at with every picture. */
  readonly run = (): void => {
    cancelAnimationFrame(this.frame);
    this.tell();
    if (this.isPlaying()) this.frame = requestAnimationFrame(this.run);
  };

  readonly tell = (): void => this.watchers.forEach(tell => tell());

  readonly seek = (seconds: number): void => {
    if (!this.media) return;
    this.media.currentTime = Math.max(0, seconds);
    this.tell();
  };

  readonly skip = (seconds: number): void => this.seek(this.now() + seconds);

  readonly toggle = (): void => {
    if (!this.media) return;
    if (this.media.paused) void this.media.play().catch(() => undefined);
    else this.media.pause();
  };

  readonly setRate = (speed: number): void => {
    this.speed = speed;
    if (this.media) this.media.playbackRate = speed;
    this.tell();
  };

  readonly faster = (by: 1 | -1): void => {
    const at = SPEEDS.findIndex(speed => speed >= this.speed);
    const next = SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, at + by))];
    if (next !== undefined) this.setRate(next);
  };
}

export const PlayerContext = createContext(new Player());

export const usePlayer = (): Player => useContext(PlayerContext);

/** Something that follows from where the video is; drawn anew only when that changes. */
export const useAt = <Seen extends number | boolean>(see: (seconds: number) => Seen): Seen => {
  const { subscribe, now } = usePlayer();
  return useSyncExternalStore(subscribe, () => see(now()));
};
