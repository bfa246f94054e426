/** Words that stand around a place and say nothing of where it is. Compared folded, the longest first. */
const AROUND = `
  i, im, i am, am, we, we are, my, is, in, at, on, by, from, of, to, the, it, its, a, an, and, live, living, lives, lived, reside,
  residing, based, base, located, staying, stay, currently, right now, now, here, home, near, nearby, near to, close, close to, close by, not far from, not far, far from,
  next to, around, about, somewhere, outside, just outside, just, north of, south of, east of, west of, northern part of,
  suburb of, suburbs of, a suburb of, suburb, suburbs, suburban, outskirts of, downtown, uptown, central, inner, greater,
  metro, metropolitan, area, region, city, town, village, district, county, municipality, province, state, state of,
  republic, republic of, oblast, krai, kray, prefecture, department, governorate, voivodeship, canton, territory, capital,
  capital of, time, times, timezone, timezones, time zone, zone, tz, local, local time, standard time, daylight time,
  summer time, winter time, daylight saving time, standard, daylight, airport, intl, international airport, sar, please, pls,
  thanks, thank you, country, island, islands, isle of, place, sleep, sleeping, originally, moved to, work, working,
  born, school, university, beach area, proper, side, part of, the city of, city of, city center, city centre, centre of,
  center of, border, born in, think, guess, should be, be, use, set, put, with, same as, same,
  vivo, vivo en, vivo em, estoy, estoy en, en, cerca, cerca de, ciudad, ciudad de, hora, hora de, de, del, da, do, la ciudad de,
  zona horaria, moro, moro em, moro no, moro na, estou, em, perto, perto de, cidade, cidade de, horario de, fuso horario,
  je, jhabite, habite, jhabite a, a, pres, pres de, ville, ville de, heure, heure de, fuseau horaire, je vis, je vis a,
  je suis, region de, ich, wohne, ich wohne in, ich lebe in, lebe, bei, nahe, in der nahe von, stadt, zeit, zeitzone, raum,
  region, aus, ich bin, ich bin in, abito, abito a, vivo a, vicino, vicino a, citta, citta di, provincia di, ora, ora di,
  ik, woon, ik woon, ik woon in, vlakbij, dichtbij, stad, tijd, omgeving, regio, in de buurt van, mieszkam, mieszkam w, w,
  kolo, blisko, miasto, czas, okolice, oturuyorum, yakin, yakininda, sehir, sehri, saati, yasiyorum,
  я, живу, живу в, в, город, г, время, по, около, рядом с, область, край, республика, район,
  я живу в, я живу, живу у, місто, час, біля,
  ζω, μενω, στην, στο, στη, κοντα, πολη, ωρα, περιοχη, σε,
  في, انا, اعيش, اسكن, مدينه, قرب, توقيت, بالقرب من, منطقه, در, شهر, نزديك, ساعت, زندگي, به, وقت,
  मैं, में, शहर, समय, के पास, के, पास, रहता, रहती, हूँ, हूं, 
  시, 시간, 에, 살아요, 근처, 살고, 있어요, 지역,
  市, 都, 府, 県, 縣, 县, 省, 州, 国, 國, 区, 區, 在, 住, 我, 住在, 我在, 我住在, 时间, 時間, 地区, 地區, 附近, 市区, 特别市, 人,
  に, で, の, です, す, に住んで, に住んでいます, 住んでいます, 近く, の近く, 付近, 在住, に在住, 私は, は,
  เมือง, จังหวัด, เวลา, ใกล้, อยู่, ที่, อยู่ที่, ประเทศ,
  אני, גר, גרה, ב, ליד, עיר, זמן, שעון, אזור, באזור
`;

export const WORDS_AROUND: ReadonlySet<string> = new Set(
  AROUND.split(",")
    .map((phrase) => phrase.trim().replace(/\s+/g, " "))
    .filter(Boolean),
);

/** The most words of one of them. */
export const LONGEST_AROUND = 4;
export const LONGEST_AROUND_UNSPACED = 10;
