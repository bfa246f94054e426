/** The clock faces in Unicode begin with one o'clock; the half hours follow the twelve whole ones. */
const FIRST_FACE = 0x1f550;
const FIRST_HALF_FACE = 0x1f55c;
const FACE = /^[\u{1f550}-\u{1f567}]$/u;

const WITH_SECONDS = /(?<![\d:.])(\d{1,2})[:.](\d{2})[:.]\d{2}(?![\d:])/gu;
const SEPARATED = /(?<![\d:.,])(\d{1,2}) ?(?:[:.;,]|h|u(?=\d)) ?(\d{2})(?![\d:]|[.,]\d)/gu;
const RUN = /(?<![\d:.,+-])(\d{1,2})(\d{2})(?![\d:]|[.,]\d)/gu;
const ISO_MARK = /^t(?=\d)/u;

/** Times in digits, however they are written ("22.30", "22h30", "2230", "22:30:00"), as "22:30"; the rest as it stands. */
export function withPlainTimes(text: string): string {
  if (FACE.test(text)) return faceOf(text);
  return text
    .replace(ISO_MARK, "")
    .replace(WITH_SECONDS, "$1:$2")
    .replace(SEPARATED, "$1:$2")
    .replace(RUN, (all, hour: string, minute: string) => (Number(minute) < 60 ? `${hour}:${minute}` : all));
}

function faceOf(face: string): string {
  const code = face.codePointAt(0) ?? 0;
  return code < FIRST_HALF_FACE ? `${code - FIRST_FACE + 1}:00` : `${code - FIRST_HALF_FACE + 1}:30`;
}
