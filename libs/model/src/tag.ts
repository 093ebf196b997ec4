/** What parts tags in one text, such as the cell of a table; so none may hold it. */
export const betweenTags = /[,，、;；]/u;

/** The tags in a text, as they come. */
export const tagsIn = (text: string): string[] =>
  text
    .split(betweenTags)
    .map(tag => tag.trim())
    .filter(tag => tag !== '');
