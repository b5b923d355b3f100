/** What the queue can be narrowed by. */
export const queueFilters = {
  filters: {
    ...{ state: 'State', cause: 'Why it is here', reason: 'Reported for', claimed: 'Claimed' },
    ...{ waiting: 'Waiting', author: 'Author', ordering: 'Order', q: 'Words in it' },
    ...{ content: 'The thing', reports: 'Reports', account: 'Author’s account' },
    ...{ reporter: 'Reported by', decided_by: 'Decided by' },
  },
  more: 'More filters',
  without: 'Take away',
  claims: { nobody: 'By nobody', me: 'By me', others: 'By others' },
  waiting: {
    ...{ 'new': 'Under 1 hour', '1h': 'Over 1 hour', '24h': 'Over 24 hours' },
    ...{ '3d': 'Over 3 days', '7d': 'Over 7 days' },
  },
  contents: {
    ...{ visible: 'Shown', held: 'Waits to be published', taken_down: 'Taken down' },
    gone: 'Gone',
  },
  reportCounts: { 2: '2 or more', 3: '3 or more', 5: '5 or more', 10: '10 or more' },
  accounts: {
    '1d': 'Younger than a day',
    '7d': 'Younger than 7 days',
    '30d': 'Younger than 30 days',
  },
  orders: {
    ...{ '-score': 'Most urgent first', 'opened_at': 'Oldest first', '-opened_at': 'Newest first' },
    '-decided_at': 'Decided last first',
  },
  caseStates: {
    ...{ open: 'Open', escalated: 'For leads', decided: 'Decided', withdrawn: 'Withdrawn' },
  },
}
