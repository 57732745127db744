/**
 * Names of months, January first: long and short ones of the Unicode CLDR, without points and accents, in English, German, French, Spanish,
 * Catalan, Italian, Portuguese, Romanian, Dutch, Danish, Norwegian, Swedish, Finnish, Estonian, Latvian, Polish, Czech, Slovak, Hungarian,
 * Turkish, Indonesian, Russian, Ukrainian and Greek, and some further spellings. No name is that of two months among them; Croatian
 * and Lithuanian, whose names are those of other months elsewhere, are left out.
 */
const names = [
  'january jan januar janvier janv enero ene gener gen gennaio janeiro ianuarie ian januari tammikuu tammikuuta tammi jaanuar jaan janvaris styczen stycznia sty leden ledna led januara ocak oca январь января янв січень січня січ ιανουαριου ιαν janner jaenner',
  'february feb februar fevrier fevr febrero febrer febr febbraio fevereiro fev februarie februari helmikuu helmikuuta helmi veebruar veebr februaris luty lutego lut unor unora uno februara subat sub февраль февраля февр лютии лютого лют φεβρουαριου φεβ feber',
  'march mar marz mars marzo marc marco martie maart mrt marts maaliskuu maaliskuuta maalis marzec marca brezen brezna bre marec marcius mart maret март марта мар березень березня бер μαρτιου μαρ mrz maerz',
  'april apr avril avr abril abr aprile aprilie huhtikuu huhtikuuta huhti aprill aprilis kwiecien kwietnia kwi duben dubna dub aprila nisan nis апрель апреля апр квітень квітня квіт απριλιου απρ',
  'may mai mayo maig maggio mag maio mei maj toukokuu toukokuuta touko maijs maja kveten kvetna kve majus mayıs маи мая травень травня трав μαιου μαι',
  'june jun juni juin junio juny giugno giu junho iunie iun kesakuu kesakuuta kesa juuni junijs czerwiec czerwca cze cerven cervna cvn juna junius haziran haz июнь июня июн червень червня черв ιουνιου ιουν',
  'july jul juli juillet juil julio juliol luglio lug julho iulie iul heinakuu heinakuuta heina juuli julijs lipiec lipca lip cervenec cervence cvc jula julius temmuz tem июль июля июл липень липня лип ιουλιου ιουλ juill',
  'august aug aout agosto ago agost augustus augusti elokuu elokuuta elo augusts sierpien sierpnia sie srpen srpna srp augusta augusztus agustos agu agustus август августа авг серпень серпня серп αυγουστου αυγ',
  'september sep sept septembre septiembre setembre set settembre setembro septembrie syyskuu syyskuuta syys septembris wrzesien wrzesnia wrz zari zar septembra szeptember szept eylul eyl сентябрь сентября сент вересень вересня вер σεπτεμβριου σεπ',
  'october oct oktober okt octobre octubre ottobre ott outubro out octombrie lokakuu lokakuuta loka oktoober oktobris pazdziernik pazdziernika paz rijen rijna rij oktobra ekim eki октябрь октября окт жовтень жовтня жовт οκτωβριου οκτ',
  'november nov novembre noviembre novembro noiembrie marraskuu marraskuuta marras novembris listopad listopada lis listopadu novembra kasım kas ноябрь ноября нояб листопад листопада лист νοεμβριου νοε',
  'december dec dezember dez decembre diciembre dic desembre des dicembre dezembro decembrie desember joulukuu joulukuuta joulu detsember dets decembris grudzien grudnia gru prosinec prosince pro decembra aralık ara декабрь декабря дек грудень грудня груд δεκεμβριου δεκ',
]
/** Of days, in the languages that write them before a date: nothing follows from them. */
const weekdayNames = [
  'sunday sun monday mon tuesday tue wednesday wed thursday thu friday fri saturday sat sonntag so montag mo',
  'dienstag di mittwoch mi donnerstag do freitag fr samstag sa dimanche dim lundi lun mardi mar mercredi mer',
  'jeudi jeu vendredi ven samedi sam domingo dom lunes martes miercoles mie jueves jue viernes vie sabado sab',
  'domenica lunedi martedi mercoledi giovedi gio venerdi sabato seg ter qua qui sex zondag zo maandag ma dinsdag',
  'woensdag wo donderdag vrijdag vr zaterdag za søndag søn mandag man tirsdag tirs onsdag ons torsdag tors fredag',
  'fre lørdag lør tir tor sondag son tisdag tis lordag lor',
]
const monthOf = new Map(names.flatMap((list, index) => list.split(' ').map((name) => [name, index + 1] as const)))
const weekdays = new Set(weekdayNames.flatMap((list) => list.split(' ')))

const accents = /\p{M}/gu
function keyOf(word: string): string {
  return word.normalize('NFD').replace(accents, '').toLowerCase()
}

/** A date in digits: the year as it is written, of two or four digits; `time` is what follows, empty for nothing. */
export interface NamedDate {
  year: string
  month: number
  day: string
  time: string
}

const weekday = '(?:(?<weekday>\\p{L}{2,12})\\.?,? +)?'
const month = "(?:de +|of +|d['\u2019])?(?<month>\\p{L}{3,14})\\.?"
const year = "['\u2019]?(?<year>\\d{4}|\\d{2})"
const time = '(?:(?:,? at |T|, ?| |(?<=\\d{4}):)(?<time>\\d{1,2}:\\d{2}.*))?'
const patterns = [
  // 5 January 2021, Tue, 05-Jan-2021, 05JAN2021, 5. Januar 2021, 1er mars 2021, 5 de enero de 2021
  `${weekday}(?<day>\\d{1,2})(?:st|nd|rd|th|er|[.\u00ba\u00aa])?[ /.-]*${month},?[ /-]*(?:de +|del +|of +)?${year}(?: \u0433\\.?)?${time}`,
  // January 5, 2021, Jan-05-2021
  `${weekday}${month}[ /-]*(?<day>\\d{1,2})(?:st|nd|rd|th|\\.)?[, /-]+${year}${time}`,
  // 2021-Jan-05, 2021. január 5.
  `(?<year>\\d{4})\\.?[ /-]*${month}[ /-]*(?<day>\\d{1,2})\\.?${time}`,
  // Tue Jan  5 10:00:00 +0000 2021
  `${weekday}${month} +(?<day>\\d{1,2}) (?<time>\\d{1,2}:\\d{2}:\\d{2}(?: (?:UTC|GMT|[+-]\\d{4}))?) (?<year>\\d{4})`,
].map((pattern) => new RegExp(`^${pattern}$`, 'u'))
/** 2021年1月5日 */
const eastAsian = new RegExp(
  `^(?<year>\\d{4}) ?[\u5e74\ub144] ?(?<month>\\d{1,2}) ?[\u6708\uc6d4] ?(?<day>\\d{1,2}) ?[\u65e5\uc77c]${time}$`,
  'u',
)
const digit = /\d/
const longest = 50

/** The date of a text without blanks around it that names its month; null where it is none. Whether there is such a day is not asked. */
export function namedDate(text: string): NamedDate | null {
  if (text.length > longest || !digit.test(text)) return null
  const east = eastAsian.exec(text)?.groups
  if (east) return partsOf(east, Number(east.month))
  for (const pattern of patterns) {
    const groups = pattern.exec(text)?.groups
    if (!groups) continue
    const number = monthOf.get(keyOf(groups.month as string))
    const isDay = groups.weekday === undefined || weekdays.has(keyOf(groups.weekday))
    if (number !== undefined && isDay) return partsOf(groups, number)
  }
  return null
}

function partsOf(groups: Record<string, string | undefined>, number: number): NamedDate {
  const { year: written = '', day = '', time: behind } = groups
  return { year: written, month: number, day, time: behind === undefined ? '' : ` ${behind}` }
}

const monthAndYear = new RegExp(`^${month},?[ /-]*(?:de +|del +|of +)?${year}$`, 'u')
const yearAndMonth = /^(?<year>\d{4})[ /-]*(?<month>\p{L}{3,14})\.?$/u

/** A month by its name with its year, of two or four digits (January 2020, Jan-20, 2020-Jan); null for anything else. */
export function namedMonth(text: string): Pick<NamedDate, 'year' | 'month'> | null {
  if (text.length > longest || !digit.test(text)) return null
  const groups = monthAndYear.exec(text)?.groups ?? yearAndMonth.exec(text)?.groups
  const number = groups && monthOf.get(keyOf(groups.month as string))
  return groups && number !== undefined ? { year: groups.year as string, month: number } : null
}
