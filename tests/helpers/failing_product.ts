/** SQL after which one product cannot be written, as on a full disk. */
export const failingProduct = (
  id: number
) => `create function fail_for_test() returns trigger language plpgsql as $$ begin
    raise exception 'no room' using errcode = 'disk_full';
  end $$;
  create trigger fail_for_test before update on products_product
    for each row when (old.id = ${id}) execute function fail_for_test()`
