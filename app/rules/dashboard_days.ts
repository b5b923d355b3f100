/** How many days back the dashboard tells of; one of them is chosen. */
export const DASHBOARD_DAYS = [7, 30, 90] as const

export type DashboardDays = (typeof DASHBOARD_DAYS)[number]
