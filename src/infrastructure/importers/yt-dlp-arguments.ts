/** What every run is told: nothing of this machine's user, no cookies, no cache, no other program, one video, our proxy. */
const always = (proxy: string): string[] => [
  ...['--ignore-config', '--no-cookies', '--no-cookies-from-browser', '--no-cache-dir', '--no-exec', '--no-playlist'],
  ...['--no-warnings', '--no-mtime', '--no-part', '--no-continue'],
  ...['--no-write-comments', '--no-write-subs', '--no-write-thumbnail', '--no-embed-metadata', '--fixup', 'never'],
  // its own downloader alone: another program would not keep to the proxy
  ...['--downloader', 'native', '--concurrent-fragments', '1', '--socket-timeout', '20', '--retries', '3', '--fragment-retries', '3'],
  ...['--proxy', proxy],
  // one file with picture and sound, because joining two would need another program; else the sound alone
  ...['--format', 'b[ext=mp4]/b/ba'],
];

/** The facts as one line of JSON, nothing fetched. */
export const lookArguments = (url: string, proxy: string): string[] => [
  ...always(proxy),
  '--no-progress',
  '--dump-single-json',
  '--skip-download',
  '--',
  url,
];

/** The medium into a file of the folder that it runs in; the URL comes last, after the sign that no option follows. */
export const fetchArguments = (url: string, proxy: string, maxBytes: number): string[] => [
  ...always(proxy),
  ...['--progress', '--newline', '--progress-template', 'download:at %(progress.downloaded_bytes)s of %(progress.total_bytes)s'],
  ...['--max-filesize', String(maxBytes), '--match-filters', '!is_live', '--output', 'medium.%(ext)s', '--', url],
];

/** How far a line of the program says that it is; null for any other line. */
export const progressIn = (line: string): { readonly bytes: number; readonly total: number | null } | null => {
  const [, bytes, total] = /^at (\d{1,15}) of (\d{1,15}|NA)$/.exec(line.trim()) ?? [];
  if (bytes === undefined) return null;
  return { bytes: Number(bytes), total: total === undefined || total === 'NA' ? null : Number(total) };
};

/** Then it ends well, and leaves nothing. */
export const saysTooLarge = (line: string): boolean => /larger than max-filesize/.test(line);

/** What its JSON says, as far as we use it; null when it is about no single video. */
export const factsIn = (text: string): { readonly seconds: number | null; readonly hasVideo: boolean; readonly hasAudio: boolean } | null => {
  const said = parsed(text);
  if (said === null || (said['_type'] ?? 'video') !== 'video' || said['is_live'] === true) return null;
  const { duration, vcodec, acodec } = said;
  const seconds = typeof duration === 'number' && Number.isFinite(duration) && duration > 0 ? duration : null;
  return { seconds, hasVideo: vcodec !== 'none', hasAudio: acodec !== 'none' };
};

const parsed = (text: string): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
};
