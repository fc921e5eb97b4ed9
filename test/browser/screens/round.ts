import { judged, judgedInGerman } from './judge.js';
import type { Stage } from './stage.js';
import type { Area } from './states/table.js';
import type { Language } from './words.js';

const firstLine = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** Goes through somebody's screens, one state after another, and tells all that is wrong in any of them. */
const round = async (stage: Stage, { who, screens }: Area, language: Language): Promise<readonly string[]> => {
  const { hand, own } = await stage.opens(who, language);
  const findings: string[] = [];
  const judge = (isNew: boolean) => (language === 'en' ? judged(own.page, isNew) : judgedInGerman(own.page, stage.words));
  for (const { path, states } of screens) {
    let place = path;
    try {
      await hand.goes(path);
      for (const [name, comes] of states) {
        place = `${path}, ${name}`;
        await hand.closes();
        await comes(hand);
        findings.push(...(await judge(name === states[0]?.[0])).map(finding => `${place}, ${finding}`));
      }
    } catch (error) {
      findings.push(`${place}: nobody came here in ${language}: ${firstLine(error)}`);
    }
  }
  await own.close();
  return [...findings, ...own.complaints];
};

/** So many windows at a time: while one waits for the service, another is drawn. */
const WINDOWS = 3;

/** Begins all rounds, in both languages; what is wrong in somebody's screens is told when theirs are over. */
export const beginRounds = (stage: Stage, areas: readonly Area[]): ((area: Area) => Promise<readonly string[]>) => {
  const rounds = areas.flatMap(area => (['en', 'de'] as const).map(language => ({ area, language, ...Promise.withResolvers<readonly string[]>() })));
  const queue = rounds.values();
  const lane = async (): Promise<void> => {
    for (const { area, language, resolve, reject } of queue) await round(stage, area, language).then(resolve, reject);
  };
  for (let lanes = 0; lanes < WINDOWS; lanes += 1) void lane();
  return async area => (await Promise.all(rounds.flatMap(each => (each.area === area ? [each.promise] : [])))).flat();
};
