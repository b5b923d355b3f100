import { siteStats } from '#queries/site/site_stats'

export default class StatsController {
  async show() {
    return siteStats()
  }
}
