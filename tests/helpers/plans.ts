import db from '@adonisjs/lucid/services/db'
import pg from 'pg'

/** A node of `explain (format json)`, as far as tests look at it. */
interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Plans'?: PlanNode[]
}

export interface Plan {
  sql: string
  /** e.g. `Index Only Scan`, in the order of the tree */
  nodes: string[]
  indexes: string[]
  /** tables that are read from end to end */
  scanned: string[]
}

/** Statements that may take longer than a request, such as those that fill tables. */
export async function runUnhurried(statements: string[]): Promise<void> {
  const { connection } = db.manager.get(db.primaryConnectionName)!.config
  const client = new pg.Client({
    ...(connection as pg.ClientConfig),
    statement_timeout: 0,
    query_timeout: 0,
  })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

type Mode = 'force_generic_plan' | 'force_custom_plan'

/**
 * The plans of the reads that something sends.
 *
 * @param mode - as PostgreSQL plans once for a prepared statement, without a look at the values, or
 *   each time for one that is not prepared
 */
export async function plansOf(
  work: () => Promise<unknown>,
  mode: Mode = 'force_generic_plan'
): Promise<Plan[]> {
  const sent: Query[] = []
  const note = (query: Query) => void sent.push(query)
  const pool = db.connection().getWriteClient().client
  pool.on('query', note)
  await work().finally(() => pool.off('query', note))
  return Promise.all(sent.map((query) => explain(query, mode)))
}

interface Query {
  sql: string
  bindings: unknown[]
}

async function explain({ sql, bindings }: Query, mode: Mode): Promise<Plan> {
  const client = await db.transaction()
  try {
    await client.knexRawQuery(`set local plan_cache_mode = ${mode}`)
    await client.knexClient.raw(escaped(`prepare explained as ${sql}`))
    const values = bindings.length ? `(${bindings.map(literal).join()})` : ''
    const { rows } = await client.knexClient.raw(
      escaped(`explain (format json) execute explained${values}`)
    )
    return summary(sql, rows[0]['QUERY PLAN'][0].Plan)
  } finally {
    await client.knexClient.raw('deallocate explained')
    await client.rollback()
  }
}

/** knex takes question marks for its own. */
const escaped = (sql: string) => sql.replaceAll('?', '\\?')

function literal(value: unknown): string {
  if (value === null) return 'null'
  return pg.escapeLiteral(Array.isArray(value) ? `{${value.join()}}` : String(value))
}

function summary(sql: string, root: PlanNode): Plan {
  const nodes: PlanNode[] = []
  const visit = (node: PlanNode) => {
    nodes.push(node)
    node.Plans?.forEach(visit)
  }
  visit(root)
  return {
    sql,
    nodes: nodes.map((node) => node['Node Type']),
    indexes: nodes.flatMap((node) => node['Index Name'] ?? []),
    scanned: nodes.flatMap((node) =>
      node['Node Type'].includes('Seq Scan') ? (node['Relation Name'] ?? []) : []
    ),
  }
}
