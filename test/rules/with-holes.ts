/** Source text for a rule to read, with ‹x› made into a hole of a template. */
export function withHoles(text: string): string {
  return text.replaceAll('‹', '${').replaceAll('›', '}')
}
