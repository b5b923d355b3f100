/** What somebody wrote into a form, under what its fields are called; what forms carry hidden has no name. */
export const writtenTexts = (fields: Record<string, unknown>, names: Record<string, string>) =>
  Object.entries(fields).flatMap(([name, text]) =>
    names[name] && typeof text === 'string' && text.trim() ? [{ label: names[name], text }] : []
  )
