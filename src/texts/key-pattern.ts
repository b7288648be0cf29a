/** Which keys of texts are meant: `*` stands for any letters, everything else for itself. */
export const keyPattern = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[\\^$.+?()[\]{}|]/g, '\\$&').replaceAll('*', '.*')}$`)
