import { PatientSchema } from '#database/patient_schema'

/**
 * A row for every file that lies in a store: written after the file is there, deleted before it goes. It goes
 * with what the file belongs to, whoever deletes that; the file itself is an orphan then, which is swept.
 */
const TABLE = `create table if not exists media_files (
  name varchar(255) primary key,
  role text not null constraint media_files_role_check
    check (role in ('published', 'original', 'thumb', 'card', 'full')),
  image_id bigint references products_productimage (id) on delete cascade,
  user_id bigint references users_user (id) on delete cascade,
  category_id bigint references products_category (id) on delete cascade,
  content_type text not null,
  size_bytes bigint not null,
  sha256 text,
  is_public boolean not null,
  created_at timestamptz not null default now(),
  constraint media_files_belonging_check check (num_nonnulls(image_id, user_id, category_id) = 1),
  constraint media_files_private_original_check check (role <> 'original' or not is_public)
)`

const INDEXES = {
  vitrin_mediafile_image: 'media_files (image_id) where image_id is not null',
  vitrin_mediafile_user: 'media_files (user_id) where user_id is not null',
  vitrin_mediafile_category: 'media_files (category_id) where category_id is not null',
}

export default class extends PatientSchema {
  async up() {
    this.change('files', TABLE)
    this.indexEach(INDEXES)
  }

  async down() {
    this.change('files', 'drop table if exists media_files')
  }
}
