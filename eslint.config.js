import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import ts from 'typescript-eslint'

/** Forbids imports by pattern, so that the arrows between the rooms of src keep pointing one way. */
const noImports = (files, ...patterns) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: patterns.map(([regex, message]) => ({ regex, message })) }] },
})
const network = ['undici|/http/', 'no network in here: a store does the talking']
const github = ['@actions/|/github/', 'no GitHub in here: main.ts and what it calls first do that']
const providers = ['/stores/', 'no provider by name in here: what differs between stores is data (Rules)']

export default defineConfig(
  { ignores: ['dist', 'node_modules', 'coverage', '**/*.{js,mjs}'] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      eqeqeq: 'error',
    },
  },
  noImports(['src/promotion/**'], network, github, providers, ['^node:', 'no clock, no files, no chance in here']),
)
