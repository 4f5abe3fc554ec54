package dev.quern.types.format;

import dev.quern.types.civil.CivilDay;
import dev.quern.types.civil.DateMath;
import dev.quern.types.civil.DatePart;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One format element of the FORMAT_ functions. Source: "Format elements".
 *
 * @param letter the letter behind the percent sign
 * @param needs what a type must have for the element to mean something
 * @param printer how it is printed
 */
record CivilElement(char letter, Needs needs, Printer printer) {

  /** What a type must have for an element to mean something. */
  enum Needs {
    NOTHING,
    DATE,
    TIME,
    DATE_AND_TIME,
    ZONE
  }

  /** How an element is printed. */
  sealed interface Printer {}

  /** A number with characters before it up to a width. */
  record Digits(int width, char padding, ToLongFunction<Moment> value) implements Printer {}

  /** A name or other text. */
  record Text(Function<Moment, String> value) implements Printer {}

  /** Other elements. */
  record Composed(String format) implements Printer {}

  private static final Map<Character, CivilElement> ELEMENTS =
      Stream.of(
              element(
                  'A', Needs.DATE, text(m -> CivilNames.DAYS.get(part(m, DatePart.DAYOFWEEK) - 1))),
              element(
                  'a',
                  Needs.DATE,
                  text(m ->
                      CivilNames.abbreviated(
                          CivilNames.DAYS.get(part(m, DatePart.DAYOFWEEK) - 1)))),
              element(
                  'B', Needs.DATE, text(m -> CivilNames.MONTHS.get(part(m, DatePart.MONTH) - 1))),
              element('b', Needs.DATE, text(CivilElement::monthAbbreviation)),
              element('h', Needs.DATE, text(CivilElement::monthAbbreviation)),
              element('C', Needs.DATE, number(1, '0', m -> CivilDay.year(m.day()) / 100)),
              element('c', Needs.DATE_AND_TIME, composed("%a %b %e %H:%M:%S %Y")),
              element('D', Needs.DATE, composed("%m/%d/%y")),
              element('d', Needs.DATE, number(2, '0', m -> part(m, DatePart.DAY))),
              element('e', Needs.DATE, number(2, ' ', m -> part(m, DatePart.DAY))),
              element('F', Needs.DATE, composed("%Y-%m-%d")),
              element('G', Needs.DATE, number(1, '0', m -> part(m, DatePart.ISOYEAR))),
              element(
                  'g',
                  Needs.DATE,
                  number(2, '0', m -> Math.floorMod(part(m, DatePart.ISOYEAR), 100))),
              element('H', Needs.TIME, number(2, '0', Moment::hour)),
              element('I', Needs.TIME, number(2, '0', CivilElement::hour12)),
              element('J', Needs.DATE, number(3, '0', CivilElement::isoDayOfYear)),
              element('j', Needs.DATE, number(3, '0', m -> part(m, DatePart.DAYOFYEAR))),
              element('k', Needs.TIME, number(2, ' ', Moment::hour)),
              element('l', Needs.TIME, number(2, ' ', CivilElement::hour12)),
              element('M', Needs.TIME, number(2, '0', Moment::minute)),
              element('m', Needs.DATE, number(2, '0', m -> part(m, DatePart.MONTH))),
              element('n', Needs.NOTHING, text(m -> "\n")),
              element('P', Needs.TIME, text(m -> m.hour() < 12 ? "am" : "pm")),
              element('p', Needs.TIME, text(m -> m.hour() < 12 ? "AM" : "PM")),
              element('Q', Needs.DATE, number(1, '0', m -> part(m, DatePart.QUARTER))),
              element('R', Needs.TIME, composed("%H:%M")),
              element('r', Needs.TIME, composed("%I:%M:%S %p")),
              element('S', Needs.TIME, number(2, '0', Moment::second)),
              element('s', Needs.DATE_AND_TIME, number(1, '0', Moment::epochSecond)),
              element('T', Needs.TIME, composed("%H:%M:%S")),
              element('t', Needs.NOTHING, text(m -> "\t")),
              element('U', Needs.DATE, number(2, '0', m -> part(m, DatePart.WEEK))),
              element(
                  'u', Needs.DATE, number(1, '0', m -> (part(m, DatePart.DAYOFWEEK) + 5) % 7 + 1)),
              element('V', Needs.DATE, number(2, '0', m -> part(m, DatePart.ISOWEEK))),
              element('W', Needs.DATE, number(2, '0', m -> part(m, DatePart.WEEK_MONDAY))),
              element('w', Needs.DATE, number(1, '0', m -> part(m, DatePart.DAYOFWEEK) - 1)),
              element('X', Needs.TIME, composed("%H:%M:%S")),
              element('x', Needs.DATE, composed("%m/%d/%y")),
              element('Y', Needs.DATE, number(1, '0', m -> CivilDay.year(m.day()))),
              element(
                  'y', Needs.DATE, number(2, '0', m -> Math.floorMod(CivilDay.year(m.day()), 100))),
              element('Z', Needs.ZONE, text(m -> Offsets.name(m.offsetMinutes()))),
              element('z', Needs.ZONE, text(m -> Offsets.print(m.offsetMinutes(), ""))))
          .collect(Collectors.toUnmodifiableMap(CivilElement::letter, Function.identity()));

  private static CivilElement element(char letter, Needs needs, Printer printer) {
    return new CivilElement(letter, needs, printer);
  }

  /** The element with a letter. */
  static Optional<CivilElement> of(char letter) {
    return Optional.ofNullable(ELEMENTS.get(letter));
  }

  /** Whether values of a type have what the element prints. */
  boolean fits(CivilKind kind) {
    return fits(needs, kind);
  }

  static boolean fits(Needs needs, CivilKind kind) {
    return switch (needs) {
      case NOTHING -> true;
      case DATE -> kind.hasDate();
      case TIME -> kind.hasTime();
      case DATE_AND_TIME -> kind.hasDate() && kind.hasTime();
      case ZONE -> kind.hasZone();
    };
  }

  private static Printer number(int width, char padding, ToLongFunction<Moment> value) {
    return new Digits(width, padding, value);
  }

  private static Printer text(Function<Moment, String> value) {
    return new Text(value);
  }

  private static Printer composed(String format) {
    return new Composed(format);
  }

  private static int part(Moment moment, DatePart part) {
    return (int) DateMath.extract(moment.day(), part);
  }

  private static String monthAbbreviation(Moment moment) {
    return CivilNames.abbreviated(CivilNames.MONTHS.get(part(moment, DatePart.MONTH) - 1));
  }

  private static int hour12(Moment moment) {
    return (moment.hour() + 11) % 12 + 1;
  }

  private static int isoDayOfYear(Moment moment) {
    int week = part(moment, DatePart.ISOWEEK);
    return (week - 1) * 7 + (part(moment, DatePart.DAYOFWEEK) + 5) % 7 + 1;
  }
}
