/** A file as hexadecimal digits, in the single file. */
declare module '*?hex' {
  const digits: string;
  export default digits;
}
