/** What pages need to know of each other. */
const pages: { signIn?: string } = {
  /** Path of the page where people sign in; without one, those who have to are told in words. */
  signIn: '/admin/sign-in',
}

export default pages
