import { test } from '@japa/runner'
import { barChart } from '#panel/charts/bar_chart'
import { niceTop } from '#panel/charts/frame'
import { lineChart } from '#panel/charts/line_chart'
import { sideChart } from '#panel/charts/side_chart'

test.group('A chart of the panel', () => {
  test('needs no script and no style, and says what each bar is', ({ assert }) => {
    const svg = barChart({
      ...{ id: 'x', description: 'A <b>', labels: ['Mon', 'Tue'] },
      series: [
        { name: 'Kept', values: [3, 0] },
        { name: 'Hidden', values: [1, 2] },
      ],
    })
    assert.notMatch(svg, /style=|<script|<b>/)
    assert.include(svg, '<title>Tue: Hidden 2</title>')
    assert.notInclude(svg, 'Tue: Kept')
    assert.include(svg, '<desc id="x-about">A &lt;b&gt;</desc>')
  })

  test('draws lines with marks of two shapes, broken where nothing is known', ({ assert }) => {
    const svg = lineChart({
      ...{ id: 'x', description: 'Two', labels: ['Mon', 'Tue', 'Wed'] },
      series: [
        { name: 'Users', values: [1, null, 2] },
        { name: 'Products', values: [1, 2, 3] },
      ],
    })
    assert.notMatch(svg, /style=|<script|NaN/)
    assert.lengthOf(svg.match(/<circle/g)!, 2)
    assert.lengthOf(svg.match(/<rect/g)!, 3)
    assert.match(svg, /class="line l1" d="M[^L]*M[^L]*"/)
    assert.match(svg, /class="line l2" d="M[^M]*L[^M]*L[^M]*"/)
  })

  test('draws lying bars with long names cut, and whole in the title', ({ assert }) => {
    const name = 'A reason <that> nobody could ever read in a picture of this size'
    const svg = sideChart({
      ...{ id: 'x', description: 'Reasons', labels: [name] },
      series: [{ name: 'Acted', values: [1200] }],
    })
    assert.notMatch(svg, /style=|<script|<that>|NaN/)
    assert.include(svg, '…</text>')
    assert.include(svg, 'of this size: Acted 1200</title>')
    assert.include(svg, '>1,200</text>')
  })

  test('has a grid of whole numbers up to {most}: {top}')
    .with([
      { most: 0, top: 4 },
      { most: 5, top: 8 },
      { most: 13, top: 20 },
      { most: 41, top: 80 },
      { most: 1000, top: 1200 },
    ])
    .run(({ assert }, { most, top }) => assert.equal(niceTop(most), top))
})
