// Owns the project's name, under which everything that it leaves on a page or a device is found.
export const name = "expectly";
