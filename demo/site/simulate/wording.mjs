// Obtains the fingerprints of what each survey asks, which every result carries. Does not compute them: core does.

/**
 * The wording of each moment of the study, as the collector knows it.
 * @returns {Promise<(survey: string, moment: string) => string>} 16 hex digits; throws for a moment that the study does not have
 */
export async function wordings(collector, study) {
  const response = await fetch(`${collector}/v1/studies/${study}`);
  if (!response.ok) throw new Error(`the collector does not know the study ${study} (status ${response.status})`);
  const { surveys } = await response.json();
  const known = new Map(surveys.flatMap(({ id, moments }) => moments.map(({ moment, wording }) => [`${id} ${moment}`, wording])));
  return (survey, moment) => {
    const wording = known.get(`${survey} ${moment}`);
    if (!wording) throw new Error(`the collector's study ${study} has no moment "${moment}" of ${survey}`);
    return wording;
  };
}
