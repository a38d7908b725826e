/** Types for the parts of ncc that `scripts/build.ts` uses: https://github.com/vercel/ncc#programmatically-from-nodejs. */
declare module '@vercel/ncc' {
  type Options = { externals: Record<string, string>; cache: boolean; quiet: boolean }
  type Built = { code: string; assets: Record<string, { source: string | Buffer }> }

  export default function ncc(input: string, options: Options): Promise<Built>
}
