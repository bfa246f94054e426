import { expect, test } from "vitest";
import { cleanText } from "../../../src/understanding/clean.ts";

test.each([
  ["  Half past TEN ", "half past ten"],
  ["I’m  tired", "i'm tired"],
  ["ｋｉｌｌ", "kill"],
  ["𝐝𝐢𝐞 𝓷𝓸𝔀", "die now"],
  ["k\u200bi\u200dll", "kill"],
  ["\u202eabc\u202c", "abc"],
  ["so\u00adft", "soft"],
  ["٢٢:٣٠", "22:30"],
  ["२० गोलियाँ", "20 गोलियाँ"],
  ["２２：３０", "22:30"],
  ["ѕuісіdе", "suicide"],
  ["São Tomé", "sao tome"],
  ["Łódź", "lodz"],
  ["Straße", "strasse"],
  ["one\u00a0two\tthree", "one two three"],
  ["one\ntwo", "one\ntwo"],
])("%j is read as %j", (typed, read) => {
  expect(cleanText(typed)).toBe(read);
});

test("marks stay on letters that are other letters without them", () => {
  expect(cleanText("й ё ї")).toBe("й ё ї");
  expect(cleanText("नेपल्स")).toBe("नेपल्स");
  expect(cleanText("ガ")).toBe("ガ");
  expect(cleanText("أُمّ")).toBe("أُمّ".normalize("NFC"));
});

test("a word of another script stays as it is", () => {
  expect(cleanText("Москва")).toBe("москва");
  expect(cleanText("Αθήνα")).toBe("αθήνα");
});

test("6,000 letters without a blank are read at once", () => {
  for (const letter of ["a", "é", "我", "ж", "ذ"]) expect(cleanText(letter.repeat(6_000))).toHaveLength(6_000);
});
