import { test } from '@japa/runner'
import { WordScreen } from '#rules/screening/words'

const finds = (term: string, text: string) =>
  new WordScreen([{ rule: 1, text: term }]).rulesHit(text).has(1)

test.group('WordScreen', () => {
  test('finds {0} in "{1}"')
    .with([
      ['spam', 'SPAM!'],
      ['spam', 'so,spam;here'],
      ['spam', 'ｓｐａｍ'],
      ['spam', '𝐬𝐩𝐚𝐦'],
      ['spam', 's\u200Bp\u00ADa\u2060m'],
      ['spam', 's\u0337p\u0337a\u0337m\u0337'],
      ['spam', 'sp\u0430m with a Cyrillic а'],
      ['shit', 'SHIT'],
      ['sik', 'SİK'],
      ['sik', 'SIK'],
      ['ışık', 'IŞIK'],
      ['ışık', 'Işık'],
      ['IŞIK', 'ışık'],
      ['istanbul', 'İSTANBUL'],
      ['istanbul', 'i\u0307stanbul'],
      ['straße', 'STRASSE'],
      ['ΣΙΣΥΦΟΣ', 'σισυφος'],
      ['viagra', 'viagra'],
      ['buy now', 'please BUY   now, all of you'],
      ["don't", 'i DON’T'],
      ['spam*', 'the spammers'],
      ['casino*', 'casinolar'],
      ['賭博', '网上賭博網站'],
      ['été', 'e\u0301te\u0301'],
    ] as [string, string][])
    .run(({ assert }, [term, text]) => assert.isTrue(finds(term, text)))

  test('does not find {0} in "{1}"')
    .with([
      ['ass', 'a classic glass'],
      ['sik', 'sık sık'],
      ['sık', 'sik'],
      ['sik', 'şık'],
      ['ışık', 'işik'],
      ['buy now', 'buy it now'],
      ['spam', 'spammer'],
      ['spam*', 'antispam'],
      ['рак', 'pak'],
      ['', 'anything'],
      ['*', 'anything'],
    ] as [string, string][])
    .run(({ assert }, [term, text]) => assert.isFalse(finds(term, text)))

  test('finds words that overlap and end in one another', ({ assert }) => {
    const terms = ['new york', 'york', 'new york city', 'york city hall']
    const screen = new WordScreen(terms.map((text, rule) => ({ rule, text })))
    assert.sameMembers([...screen.rulesHit('In New York City Hall').keys()], [0, 1, 2, 3])
  })
})
