// Owns reading a whole document of JSON, such as a survey's definition. Answers, which may be of any size, are read in parts elsewhere.
import { readFile } from "node:fs/promises";
import { Unreadable } from "../failures.mjs";

/** `noun`: what it is, for people. `stdin`: what the file `-` stands for, if it may be that. */
export async function document(file, stdin, noun) {
  let text;
  try {
    text = file === "-" && stdin !== undefined ? await whole(stdin) : await readFile(file, "utf8");
  } catch (error) {
    throw new Unreadable(`${noun} ${error.code === "ENOENT" ? "does not exist" : error.message}`);
  }
  try {
    // Windows editors begin a file with this mark.
    return JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new Unreadable(`${noun} is no JSON`);
  }
}

async function whole(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}
