import { useMemo } from 'react';
import { useLanguage, type Language } from './language.js';

const MICRO = 1_000_000;

/** Amounts travel as whole micro-credits (or micro-dollars) in text: exact beyond what a number holds, rounded only to be shown. */
const shownAmount = (micro: string | number | bigint): number => Number(micro) / MICRO;

const formatsOf = (language: Language) => {
  const credits = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  const finely = new Intl.NumberFormat(language, { maximumFractionDigits: 6 });
  const money = new Intl.NumberFormat(language, { style: 'currency', currency: 'USD', maximumFractionDigits: 4 });
  const moneyFinely = new Intl.NumberFormat(language, { style: 'currency', currency: 'USD', maximumFractionDigits: 6 });
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' });
  const dayOfYear = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const decimalMark = credits.formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  const plural = new Intl.PluralRules(language);
  const bytes = (count: number): string => {
    const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
    const at = Math.min(units.length - 1, count < 1 ? 0 : Math.floor(Math.log10(count) / 3));
    const unit = units[at] ?? 'byte';
    return new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(count / 1000 ** at);
  };
  const ago = (time: string | Date, now = Date.now()): string => {
    const seconds = (new Date(time).getTime() - now) / 1000;
    const steps = [
      ['day', 86_400],
      ['hour', 3_600],
      ['minute', 60],
    ] as const;
    const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
    return relative.format(Math.round(seconds / size), unit);
  };
  /** 75 → 1:15, 3675 → 1:01:15 */
  const clock = (seconds: number): string => {
    const whole = Math.max(0, Math.floor(seconds));
    const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
    const two = (part: number) => String(part).padStart(2, '0');
    return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
  };
  return {
    /** The number of platform credits in an amount of micro-credits. */
    credits: (micro: string | number | bigint) => (Math.abs(shownAmount(micro)) < 0.01 ? finely : credits).format(shownAmount(micro)),
    /** The same to the last micro-credit, where it has to add up. */
    creditsExactly: (micro: string | number | bigint) => finely.format(shownAmount(micro)),
    /** Money at the provider, of micro-dollars. */
    money: (micro: string | number | bigint) => (Math.abs(shownAmount(micro)) < 0.01 ? moneyFinely : money).format(shownAmount(micro)),
    number: (value: number) => credits.format(value),
    /** A number as it is typed into a field: nothing but its digits, and the language's own mark before what is less than one. */
    written: (value: number | string) => String(value).replace('.', decimalMark),
    percent: (share: number) => new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    moment: (time: string | Date) => moment.format(new Date(time)),
    day: (time: string | Date) => day.format(new Date(time)),
    /** A day in UTC, as the service counts days, without its year. */
    dayOfYear: (day: string) => dayOfYear.format(new Date(day)),
    ago,
    bytes,
    clock,
    /** `counted(2, { one: '1 video', other: '2 videos' })` by the language's own rules. */
    counted: (count: number, forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>) =>
      forms[plural.select(count)] ?? forms.other,
  };
};

export type Formats = ReturnType<typeof formatsOf>;

/** Numbers, amounts, times and plurals as the page's language writes them. */
export const useFormats = (): Formats => {
  const { language } = useLanguage();
  return useMemo(() => formatsOf(language), [language]);
};
