import { test } from '@japa/runner'
import { leanHtml } from '#support/lean_html'

test.group('Lean HTML', () => {
  test('has one break where there was indentation, and none where there was none', ({ assert }) => {
    const html = '<ul>\n    <li>\n      a <b>b</b> c\n    </li>\n\n  </ul>'
    assert.equal(leanHtml(html), '<ul>\n<li>\na <b>b</b> c\n</li>\n</ul>')
  })

  test('keeps what somebody wrote, blank lines and indentation too', ({ assert }) => {
    const text = '  one\n\n    two\n  '
    const area = `<textarea id="a">${text}</textarea>`
    assert.equal(leanHtml(`<div>\n  ${area}\n</div>`), `<div>\n${area}\n</div>`)
    assert.equal(leanHtml(`<p class="said">a\n\n   b</p>`), `<p class="said">a\n\n   b</p>`)
  })

  test('writes a tag in one line, and leaves what its attributes hold', ({ assert }) => {
    const tag = '<input\n    name="a"\n    value="one\n  two > three"\n  >'
    assert.equal(leanHtml(tag), '<input name="a" value="one\n  two > three">')
  })
})
