export const dashboard = {
  title: 'Dashboard',
  lead: (at: string, zone: string) => `As it was at ${at}. Days are those of ${zone}.`,
  period: 'Period',
  periods: { 7: 'Last 7 days', 30: 'Last 30 days', 90: 'Last 90 days, by weeks' } as Record<
    number,
    string
  >,
  show: 'Show',
  tiles: {
    ...{ open: 'Open cases', oldest: 'Oldest wait', decidedToday: 'Decided today' },
    ...{ median: 'Median time to decide', overturned: 'Overturned' },
    products: 'Products shown',
  },
  subs: {
    target: (hours: number, isLate: boolean) => {
      if (!hours) return 'There is no target.'
      return isLate ? `Over the target of ${hours} h.` : `The target is ${hours} h.`
    },
    past: (days: number) => `Of the last ${days} days.`,
    hidden: (count: string) => `${count} held or hidden`,
    open: 'In the queue of all.',
    today: 'Undone ones left out.',
  },
  late: 'late',
  nothing: '–',
  titles: {
    decisions: (each: string) => `Decisions ${each}`,
    share: (each: string) => `Share left or shown ${each}`,
    came: (each: string) => `New users and products ${each}`,
    ages: 'Open cases by age',
    reasons: 'Reasons to act',
  },
  about: {
    decisions: (lenient: number, measures: number) =>
      `Stacked bars. In all ${lenient} left or shown and ${measures} acted against.`,
    share: (percent: number | null) =>
      percent === null
        ? 'A line. Nothing was decided.'
        : `A line from 0 to 100 percent. In all ${percent} percent were left or shown.`,
    came: (users: number, products: number) =>
      `Two lines. In all ${users} new users and ${products} new products.`,
    ages: (count: number) => `Bars. How long ${count} open cases have waited.`,
    reasons: (most: string | null) =>
      most === null ? 'Nobody acted against anything.' : `Bars. Most often: ${most}.`,
  },
  heads: {
    ...{ day: 'Day', week: 'Week from', age: 'Waiting', reason: 'Reason' },
    ...{ aDay: 'a day', aWeek: 'a week' },
  },
  age: {
    ...{ '1h': 'under 1 h', '6h': '1–6 h', '24h': '6–24 h', '3d': '1–3 d', 'older': 'over 3 d' },
  } as Record<string, string>,
  series: {
    ...{ lenient: 'Left or shown', measures: 'Acted against', open: 'Open' },
    ...{ users: 'Users', products: 'Products' },
  },
  otherReasons: 'All others',
  noReasons: 'Nobody acted against anything.',
  table: 'Show as table',
  team: 'Moderators',
  teamColumns: {
    ...{ who: 'Moderator', decided: 'Decided', median: 'Median time', overturned: 'Overturned' },
  },
  command: 'Commands',
  nobody: 'Nobody decided anything.',
  system: 'System',
  facts: {
    ...{ database: 'Database', storage: 'Storage', jobs: 'Workers', waiting: 'Waiting jobs' },
    ...{ failed: 'Failed jobs', backup: 'Last backup', version: 'Version' },
  },
  ms: (count: number) => `${count} ms`,
  away: 'Away',
  workers: (count: number) => (count === 1 ? '1 process' : `${count} processes`),
  backupAge: (age: string) => `${age} ago`,
  noBackup: 'none',
  elsewhere: 'Not made by this server',
  today: 'What the team did in the last 24 hours',
  didToday: (count: number) => (count === 1 ? '1 decision' : `${count} decisions`),
}
