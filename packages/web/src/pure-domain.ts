import type { Plugin } from 'vite'

/** What a module is made of, as far as this looks at it. */
interface Statement {
  readonly type: string
  readonly declaration?: Statement | null
  readonly declarations?: readonly {
    readonly init?: { readonly type: string; readonly start: number; readonly end: number } | null
  }[]
}

const ours = (file: string) => file.includes('/packages/domain/src/') && file.endsWith('.ts')

/**
 * Nothing in the domain does anything by being loaded, and a bundler cannot know that: it keeps every schema beside the
 * words that a page wants, and with the schemas the library that makes them. This says so of each value that a module
 * of the domain makes, so that what no page of a browser asks for stays on the server.
 */
export function pureDomain(): Plugin {
  return {
    name: 'alongside-pure-domain',
    apply: 'build',
    transform(code, id, options) {
      if (options?.ssr || !ours(id)) return null
      const made = (this.parse(code) as unknown as { body: readonly Statement[] }).body.flatMap(statement => {
        const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
        if (declared?.type !== 'VariableDeclaration') return []
        return (declared.declarations ?? []).flatMap(({ init }) =>
          init && ['CallExpression', 'NewExpression', 'ObjectExpression'].includes(init.type) ? [init] : [],
        )
      })
      let pure = code
      for (const { start, end } of made.toReversed())
        pure = `${pure.slice(0, start)}/* @__PURE__ */ (() => (${pure.slice(start, end)}))()${pure.slice(end)}`
      // lines stay where they are, so the map that came in still holds
      return { code: pure, map: null, moduleSideEffects: false }
    },
  }
}
