import { notOffered } from './image-options.js';

const freeSize = { step: 16, maxRatio: 3, maxWidth: 2560, maxHeight: 2560, maxPixels: 3_686_400 };
const model = { sizes: ['1024x1024'], freeSize, qualities: ['low', 'high'], formats: ['png', 'webp'], maxCount: 4 };
const wanted = { size: '1024x1024', quality: 'low', format: 'png', count: 1 };

describe('the options of an image', () => {
  it.each([{}, { size: 'auto' }, { size: '512x1536' }, { quality: 'auto' }, { count: 4 }])('are taken as the model has them: %j', more =>
    expect(notOffered(model, { ...wanted, ...more })).toBeNull(),
  );

  it.each([
    ['size', { size: '500x500' }],
    ['size', { size: '512x2048' }],
    ['size', { size: '2560x2560' }],
    ['size', { size: '3200x1600' }],
    ['quality', { quality: 'max' }],
    ['format', { format: 'jpeg' }],
    ['count', { count: 5 }],
  ])('are refused by name where the model has no such %s: %j', (option, more) =>
    expect(notOffered(model, { ...wanted, ...more })).toMatchObject({ option }),
  );

  it('say what the model has instead', () => {
    expect(notOffered({ ...model, freeSize: null }, { ...wanted, size: '512x512' })).toEqual({ option: 'size', offered: ['auto', '1024x1024'] });
    expect(notOffered(model, { ...wanted, count: 9 })?.offered).toEqual(['1 to 4']);
  });

  it('are left to the provider where nobody has said what the model has', () => expect(notOffered({}, { ...wanted, count: 10 })).toBeNull());
});
