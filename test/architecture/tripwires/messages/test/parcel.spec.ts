it('[R1] is refused as parcel_gone', () => expect(['parcel_gone', 'Parcel-Shouted', 'parcel_wordless']).toEqual([]));
it.each([1, 2])(`[R2][A-3] says ${1 + 1} | twice`, () => {});
describe('[R99] a rule that is none', () => {});
