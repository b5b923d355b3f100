import { Refusal } from '#exceptions/refusal'

export class CategoryInUseException extends Refusal {
  static status = 409
  static code = 'E_CATEGORY_IN_USE'
  static message = 'This category still has products or categories below it; move them first'

  /** @param products - all of them, those that nobody sees included */
  constructor(products: number, children: number) {
    super({ products, children })
  }

  get told() {
    return this.params
  }
}
