import { Body, Controller, Get, Post } from '@nestjs/common';
import { PreconditionStale } from '../../shared-kernel/refusal.js';
import { Gives, Policy } from './route.js';
import { ListOf, Nested, Text } from './shapes.js';
import { startRim, type Rim } from './testing/rim.js';
import { text } from './value-shapes.js';

class Told {
  @Text({ max: 500, sentence: true })
  readonly sentence!: string;
  @Text({ max: 500 })
  readonly name!: string;
}
class Answer {
  @Nested(() => Told, { nullable: true })
  readonly one!: Told | null;
  @ListOf(() => Told, { max: 9 })
  readonly many!: readonly Told[];
  @ListOf(text({ max: 500 }), { max: 9, sentence: true })
  readonly lines!: readonly string[];
}
class Plain {
  @Text({ max: 500 })
  readonly name!: string;
}
class Wish {
  @Text({ max: 3, min: 2 })
  readonly what!: string;
}

const SAID = 'The database does not answer.';
const SAID_IN_GERMAN = 'Die Datenbank antwortet nicht.';
const LIMITED =
  'This could cost up to $4 at OpenAI by our estimate. Of your limit of $5 a month, $1.5 are spent and $0.25 set aside. A limit of $5.75 would suffice.';

@Policy('public')
@Controller('words')
class WordsController {
  @Get()
  @Gives(Answer)
  answer(): Answer {
    const told = { sentence: SAID, name: SAID };
    return { one: told, many: [told, { ...told, sentence: 'Written by somebody.' }], lines: [SAID, 'Mine.'] };
  }
  @Get('plain')
  @Gives(Plain)
  plain(): Plain {
    return { name: SAID };
  }
  @Post()
  @Gives(Plain)
  wish(@Body() { what }: Wish): Plain {
    return { name: what };
  }
  @Get('refused')
  refused(): never {
    throw PreconditionStale({ title: 'mine', name: SAID });
  }
  @Get('limited')
  limited(): never {
    throw PreconditionStale({ detail: LIMITED });
  }
}

let rim: Rim;
beforeAll(async () => {
  rim = await startRim([WordsController]);
});
afterAll(() => rim.close());

const asked = (path: string, language?: string) => {
  const request = rim.client().get(path);
  return language === undefined ? request : request.set('accept-language', language);
};

describe('the language of an answer', () => {
  it.each([
    [undefined, 'en'],
    ['de', 'de'],
    ['de-AT', 'de'],
    ['DE', 'de'],
    ['de-DE,de;q=0.9,en;q=0.8', 'de'],
    ['en-GB,en;q=0.9,de;q=0.8', 'en'],
    ['en;q=0.5, de;q=0.7', 'de'],
    ['de, en', 'de'],
    ['en, de', 'en'],
    ['fr, de;q=0.1', 'de'],
    ['fr', 'en'],
    ['de;q=0', 'en'],
    ['*', 'en'],
    ['', 'en'],
    [';;q=,=de', 'en'],
    [`de,${'x,'.repeat(400)}`, 'en'],
  ])('asked for with %s is %s', async (header, language) => {
    const { headers } = await asked('/v1/words', header).expect(200);
    expect(headers).toMatchObject({ 'content-language': language, vary: 'accept-language' });
  });

  it('is a matter of its sentences alone: names, and what people wrote, stay as they are', async () => {
    const german = await asked('/v1/words', 'de').expect(200);
    const told = { sentence: SAID_IN_GERMAN, name: SAID };
    expect(german.body).toEqual({ one: told, many: [told, { sentence: 'Written by somebody.', name: SAID }], lines: [SAID_IN_GERMAN, 'Mine.'] });
  });

  it('is English where nobody asks, to the byte', async () => {
    const { text: json } = await asked('/v1/words').expect(200);
    const told = { sentence: SAID, name: SAID };
    expect(json).toBe(JSON.stringify({ one: told, many: [told, { ...told, sentence: 'Written by somebody.' }], lines: [SAID, 'Mine.'] }));
  });

  it('is not spoken of where nothing is a sentence', async () => {
    const { headers, text: json } = await asked('/v1/words/plain', 'de').expect(200);
    expect(json).toBe(JSON.stringify({ name: SAID }));
    expect(headers).not.toHaveProperty('content-language');
    expect(headers).not.toHaveProperty('vary');
  });
});

describe('a problem in German', () => {
  it('has the code, the status and what else it had', async () => {
    const { body } = await asked('/v1/words/refused', 'de').expect(412).expect('content-language', 'de').expect('vary', 'accept-language');
    const english = await asked('/v1/words/refused').expect(412).expect('content-language', 'en');
    expect(body).toEqual({ ...english.body, title: 'Das wurde geändert, seit du es gelesen hast.', instance: body.instance });
    expect(body).toMatchObject({ code: 'precondition_stale', remedies: ['read_again'], name: SAID });
  });

  it('keeps the amounts that its sentence was filled with', async () => {
    const { body } = await asked('/v1/words/limited', 'de').expect(412);
    expect(body.detail).toBe(
      'Das könnte bei OpenAI nach unserer Schätzung bis zu $4 kosten. Von deinem Limit von $5 im Monat sind $1.5 ausgegeben und $0.25 zurückgelegt. Ein Limit von $5.75 würde reichen.',
    );
  });

  it('says what is wrong with a request, field by field', async () => {
    const { body } = await rim.client().post('/v1/words').set('accept-language', 'de').send({ what: 'toolong', who: 'me' }).expect(400);
    expect(body.errors).toEqual([
      { pointer: '/who', detail: 'ist kein bekanntes Feld' },
      { pointer: '/what', detail: 'darf höchstens 3 Zeichen lang sein' },
    ]);
  });

  it('is told of missing routes and on its own page too', async () => {
    expect((await asked('/v1/nothing', 'de').expect(404)).body.title).toBe('Diese Route gibt es nicht.');
    expect((await asked('/problems/precondition_stale', 'de').expect(200)).body.title).toBe('Das wurde geändert, seit du es gelesen hast.');
    const page = await asked('/problems/precondition_stale', 'de').set('accept', 'text/html').expect(200).expect('content-language', 'de');
    expect(page.text).toContain('<html lang="de">');
    expect(page.text).toContain('<p>Was hilft:</p><ul><li>Noch einmal laden</li></ul>');
  });
});
