import JobsRetry from '#commands/jobs_retry'

export default class JobsForget extends JobsRetry {
  static commandName = 'jobs:forget'
  static description = 'Delete jobs that have failed for the last time'

  protected async perform() {
    const { forgetDead } = await import('#queue/dead_list')
    const forgotten = await this.each(forgetDead)
    this.print({ forgotten }, [`jobs deleted: ${forgotten}`])
  }
}
