/** What a form keeps of somebody or something chosen. */
export type Named = { id: string; name: string };

export const named = ({ id, name }: Named): Named => ({ id, name });
