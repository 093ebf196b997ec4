/**
 * The number behind an id of the API.
 * @returns 0, which no row has, for a text that is no id of ours
 */
export const numberOfId = (id: string): number => (/^[1-9]\d{0,14}$/u.test(id) ? Number(id) : 0);
