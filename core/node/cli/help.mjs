// Owns what the command says about itself.

export const USAGE = `Usage: expectly-core score FILE --measure MEASURE --column NAME [--by NAME] [options]
       expectly-core import posthog|formbricks|surveyjs FILE [options]`;

export const HELP = `${USAGE}

Scores answers in a file: NPS, eNPS, CSAT, CES, or the gap between what people expected and what they got. Every score comes with its
interval, the number of people behind it and the method. FILE is CSV or JSON, of any size; - reads stdin.

What to compute
  --measure nps|enps|csat|ces|gap
  --scale NAME          csat: csat5 (default), csat7 · ces: ease7 (default), agree7, effort5 (low is good)
                        gap: ease7, quality7, agree7, csat5, csat7, effort5, tolerance9, likelihood11 · nps, enps: 0 to 10 always
  --confidence SHARE    how often the interval shall hold the truth, 0.5 to below 1 (default 0.95)

Where the answers are
  --column NAME         the column of a CSV, or the key in JSON (a.b for a key within)
  --by NAME             one row for each value of this column; the total is pooled from counts
  --expected NAME --experienced NAME
                        both sides of a gap, answered by the same person
  --kind sacrifice|desired|servqual|xgap
                        which gap: expected − experienced (default), wanted − settled for, perception − expectation,
                        advertised − actual; the first of the two goes to --expected, in servqual the expectation
  --margin POINTS       for xgap: how large a gap may be and still count as a kept promise; decide on it before there are answers

Whose export it is
  --from posthog|formbricks|surveyjs|plain
                        detected unless given
  --question ID         the question, for PostHog, Formbricks and SurveyJS; PostHog needs it only where there are several
  --survey ID           answers to this survey only, where the export holds several
  --definition FILE     the survey itself as JSON (PostHog, Formbricks, SurveyJS): refuses a question asked on another scale, such as a
                        Formbricks rating of range 10, which runs from 1 and is no NPS, or PostHog's thumbs
  --finished            finished responses only (PostHog, Formbricks)
  --format csv|ndjson|json, --separator ,|;|tab
                        how to read it; detected unless given

How to print it
  --sort n|name         segments by size (default) or by name
  --json                JSON on stdout: full precision, counts, and the first 100 refusals
  --strict              exit code 1 if any row was refused
  --help, --version

Examples
  expectly-core score answers.csv --measure nps --column score --by country
  expectly-core score answers.csv --measure csat --scale csat7 --column satisfaction --confidence 0.9
  expectly-core score answers.csv --measure gap --expected before --experienced after --scale ease7
  expectly-core score answers.csv --measure gap --kind xgap --margin 0.5 --expected said --experienced got --scale quality7 --by product
  expectly-core score events.ndjson --from posthog --measure nps --question 0190a1c4-…  --by '$browser'
  gunzip -c responses.json.gz | expectly-core score - --from formbricks --measure ces --question ces1 --json

Importing surveys
  import posthog|formbricks|surveyjs FILE
                        makes a study of one survey or of a list of them, as the tool's API or editor gives them (JSON; - reads stdin).
                        The study goes to stdout. What could not be carried over goes to stderr, a line each: where, and why
  --out FILE            the study to a file
  --endpoint URL        where results go; https://cx.example/v1/results, which is nowhere, unless given
  --study ID            the study's name; the survey's, unless given
  --language TAG        what texts are in that do not say so (default en)

  expectly-core import posthog surveys.json --endpoint https://cx.acme.eu/v1/results --out study.json

What counts as an answer
  A whole number on the scale. In CSV, where everything is text, also such a number in digits (9, " 9 ", 9.0). In JSON only a number.
  An empty cell, null and an absent key are no answer; they are counted as such. Everything else is refused: stderr says in which line
  and why, and the score leaves it out. 7.5 is refused, and 11, "abc", and a row with more or fewer cells than the header.

Exit codes
  0  scored, or imported, with or without losses
  1  the file cannot be read, nothing could be scored or imported, or --strict and a row was refused
  2  the command line is wrong
`;
