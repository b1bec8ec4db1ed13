// Owns where the answer stands in Formbricks' responses: objects with `data`, or its CSV, whose columns are numbered headlines.
//
// A question that was skipped is absent from `data`. Hidden fields stand in `data` too. An `nps` element runs from 0 to 10, a `rating` of
// range 10 from 1 to 10.
import { optional, own, wanted } from "./columns.mjs";

export class Formbricks {
  #asked;

  constructor(asked) {
    this.#asked = asked;
  }

  columns(header) {
    const { first, second, by } = this.#asked;
    const question = (name) => (name === undefined ? -1 : wanted(header, name, `data.${name}`, numbered(name)));
    return {
      first: question(first),
      second: question(second),
      segment: question(by),
      survey: optional(header, "Survey ID", "surveyId"),
      finished: optional(header, "Finished", "finished"),
    };
  }

  read(record, row) {
    const response = webhook(record);
    const data = own(response, "data");
    const { first, second, by } = this.#asked;
    row.first = own(data, first);
    if (second !== undefined) row.second = own(data, second);
    if (by !== undefined) {
      row.segment = [data, own(response, "contactAttributes"), own(response, "meta"), response]
        .map((part) => own(part, by))
        .find((value) => value !== undefined);
    }
    row.survey = own(response, "surveyId");
    row.finished = own(response, "finished");
  }

  names(record) {
    return Object.keys(own(webhook(record), "data") ?? {});
  }
}

/** The response inside a webhook's message `{ event, webhookId, data: { …, data } }`. */
function webhook(record) {
  return own(record, "webhookId") === undefined ? record : own(record, "data");
}

/** "3. How likely …" for "How likely …". */
function numbered(headline) {
  const literal = headline.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^\\d+\\. ${literal}$`);
}
