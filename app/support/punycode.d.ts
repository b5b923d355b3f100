/** The package's file by its name: plain `punycode` is a module of Node that is deprecated. */
declare module 'punycode/punycode.js' {
  const punycode: { encode(text: string): string }
  export default punycode
}
