import db from '@adonisjs/lucid/services/db'

interface Query {
  sql: string
  bindings: unknown[]
}

export interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Plans'?: PlanNode[]
}

/** How PostgreSQL runs the statements that something sends: their plans' nodes, children after parents. */
export async function plansOf(work: () => Promise<unknown>): Promise<PlanNode[][]> {
  const pool = db.connection().getWriteClient().client
  const sent: Query[] = []
  const note = (query: Query) => sent.push(query)
  pool.on('query', note)
  await work().finally(() => pool.off('query', note))
  const connection = await pool.acquireConnection()
  try {
    const plans: PlanNode[][] = []
    for (const { sql, bindings } of sent) plans.push(await plan(connection, sql, bindings))
    return plans
  } finally {
    pool.releaseConnection(connection)
  }
}

async function plan(
  connection: { query(query: object): Promise<{ rows: Record<string, [{ Plan: PlanNode }]>[] }> },
  sql: string,
  values: unknown[]
): Promise<PlanNode[]> {
  const { rows } = await connection.query({ text: `explain (format json) ${sql}`, values })
  return nodes(rows[0]!['QUERY PLAN']![0].Plan)
}

const nodes = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodes)]
