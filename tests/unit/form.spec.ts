import { test } from '@japa/runner'
import { createCategoryValidator } from '#validators/category'
import { createCommentValidator } from '#validators/comment'
import { editMeValidator, replaceMeValidator } from '#validators/me'
import { createProductValidator, editProductValidator } from '#validators/product'
import { loginValidator, registerValidator } from '#validators/auth'
import { readForm } from '#validators/form'

test.group('readForm', () => {
  test('{what}')
    .with([
      {
        what: 'a blank is absent where the field is optional',
        by: editProductValidator,
        form: { currency: '', category: '', category_id: '', status: '' },
        read: {},
      },
      {
        what: 'a blank is null where the field takes null',
        by: editMeValidator,
        form: { profile: { birth_date: '' } },
        read: { profile: { birth_date: null } },
      },
      {
        what: 'a blank parent is null',
        by: createCategoryValidator,
        form: { name: 'a', parent: '' },
        read: { name: 'a', parent: null },
      },
      {
        what: 'a blank parent of a comment is null',
        by: createCommentValidator,
        form: { parent: '' },
        read: { parent: null },
      },
      {
        what: 'a blank is a value where the field takes it',
        by: editMeValidator,
        form: { first_name: '', profile: { bio: '', gender: '', location: '' } },
        read: { first_name: '', profile: { bio: '', gender: '', location: '' } },
      },
      {
        what: 'a blank of a required field is left to its rule',
        by: createProductValidator,
        form: { name: '', price: '' },
        read: { name: '', price: '' },
      },
      {
        what: 'a blank boolean is absent',
        by: editMeValidator,
        form: { profile: { is_private: '' } },
        read: { profile: {} },
      },
      {
        what: 'a blank e-mail lets the username count',
        by: loginValidator,
        form: { email: '', username: 'ada', password: 'x' },
        read: { username: 'ada', password: 'x' },
      },
      {
        what: 'the last of repeated values counts',
        by: registerValidator,
        form: { first_name: ['A', 'B'], email: ['x', ''] },
        read: { first_name: 'B', email: '' },
      },
      {
        what: 'the last of repeated values counts below a name with a dot',
        by: replaceMeValidator,
        form: { profile: { bio: ['a', 'b'] } },
        read: { profile: { bio: 'b' } },
      },
      {
        what: 'a list has all its values',
        by: createProductValidator,
        form: { tags: ['a', 'b'] },
        read: { tags: ['a', 'b'] },
      },
      {
        what: 'one value of a list is a list',
        by: createProductValidator,
        form: { tags: 'a' },
        read: { tags: ['a'] },
      },
      {
        what: 'a text in place of an object is no value',
        by: editMeValidator,
        form: { profile: 'x' },
        read: {},
      },
      {
        what: 'names that nobody knows are left out',
        by: editMeValidator,
        form: { x: '1', __proto__x: '1', profile: { 'bio.x': '1' } },
        read: { profile: {} },
      },
    ])
    .run(({ assert }, { by, form, read }) => {
      assert.deepEqual(readForm(form, by.toJSONSchema()), read)
    })
})
