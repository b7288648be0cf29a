import { instance } from '@viz-js/viz'

/** Draws what is written in the language of Graphviz, as SVG. No browser is needed. */
export async function svg(dot: string): Promise<string> {
  const viz = await instance()
  return viz.renderString(dot, { format: 'svg' })
}
