import { PatientSchema } from '#database/patient_schema'

/** What is there for somebody: tombstones too, and what waits for approval. */
const THERE = 'where is_active or deleted_at is not null'

/** Index name → what it is on; read both ways. By author and parent Django's own indexes do. */
const INDEXES = {
  vitrin_comment_created_at: `products_comment (created_at, id) ${THERE}`,
  vitrin_comment_likes_count: `products_comment (likes_count, id) ${THERE}`,
  vitrin_comment_thread: `products_comment (product_id, created_at, id) ${THERE}`,
}

export default class extends PatientSchema {
  async up() {
    this.indexEach(INDEXES)
    this.apart('statistics', 'analyze products_comment')
  }

  async down() {
    this.dropIndexes(Object.keys(INDEXES))
  }
}
