interface Referring {
  readonly table: string;
  readonly refersTo: readonly string[];
}

/** Tables in an order in which each comes after those that its rows refer to. */
export const referencedFirst = <Table extends Referring>(tables: readonly Table[]): readonly Table[] => {
  const ordered: Table[] = [];
  for (let waiting = tables; waiting.length > 0;) {
    const isFree = ({ table, refersTo }: Table): boolean => !waiting.some(other => other.table !== table && refersTo.includes(other.table));
    const free = waiting.filter(isFree);
    if (free.length === 0) throw new Error('These tables refer to each other in a circle.');
    ordered.push(...free);
    waiting = waiting.filter(table => !free.includes(table));
  }
  return ordered;
};
