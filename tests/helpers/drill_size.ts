/** How hard the drills are: a minute's worth in `npm test`, the real measure in `npm run drill`. */
export const drill =
  process.env.DRILL === 'full'
    ? {
        writes: 10_000,
        kills: 10,
        stops: 3,
        outageMs: 12_000,
        hangMs: 10_000,
        thoughtMs: 0,
        roundMs: 10_000,
        refusals: 24,
      }
    : {
        writes: 600,
        kills: 3,
        stops: 1,
        outageMs: 1500,
        hangMs: 3000,
        thoughtMs: 20,
        roundMs: 3000,
        refusals: 5,
      }
