package dev.quern.types.format;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.types.format.CivilElement.Composed;
import dev.quern.types.format.CivilElement.Needs;
import java.util.ArrayList;
import java.util.List;

/** One step of reading by a format. */
interface ScanStep {

  /** Reads from {@code input} into {@code fields}. */
  void scan(ScanInput input, CivilFields fields);

  /** The steps of a format. */
  static List<ScanStep> compile(String format, CivilKind kind) {
    return new Compiler(format, kind, false).compile();
  }

  /** Divides a format into steps. */
  final class Compiler {

    private static final int MAX_FRACTION_DIGITS = 6;
    private static final int ALL_DIGITS = Integer.MAX_VALUE;
    private static final String E_MODIFIED = "cCxXyY";
    private static final String O_MODIFIED = "deHImMSUuVwWy";
    private static final ScanStep FAILURE =
        (input, fields) -> {
          throw input.failure();
        };

    private final String format;
    private final CivilKind kind;

    /** Whether the format is that of a composed element. */
    private final boolean inner;

    private final List<ScanStep> steps = new ArrayList<>();
    private int at;

    private Compiler(String format, CivilKind kind, boolean inner) {
      this.format = format;
      this.kind = kind;
      this.inner = inner;
    }

    private List<ScanStep> compile() {
      while (at < format.length()) {
        char c = format.charAt(at++);
        if (ScanInput.isSpace(c)) {
          steps.add((input, fields) -> input.skipSpace());
        } else if (c != '%') {
          steps.add(literal(c));
        } else if (at == format.length()) {
          throw dataError("Format string cannot end with a single '%'");
        } else {
          element();
        }
      }
      return List.copyOf(steps);
    }

    private void element() {
      int start = at;
      char c = format.charAt(at++);
      switch (c) {
        case '%' -> steps.add((input, fields) -> input.require('%'));
        case 'E' -> modifiedByE(start);
        case 'O' -> {
          char letter = at < format.length() ? format.charAt(at) : ' ';
          if (O_MODIFIED.indexOf(letter) >= 0) {
            at++;
            letter(letter, start, true);
          } else {
            steps.add(FAILURE);
          }
        }
        default -> letter(c, start, false);
      }
    }

    private ScanStep literal(char c) {
      return inner ? (input, fields) -> input.require(c) : (input, fields) -> input.literal(c);
    }

    private void letter(char letter, int start, boolean modified) {
      CivilElement element = CivilElement.of(letter).orElse(null);
      if (element == null) {
        steps.add(FAILURE);
        return;
      }
      require(element.needs(), start);
      if (element.printer() instanceof Composed composed) {
        steps.addAll(new Compiler(composed.format(), kind, true).compile());
      } else {
        boolean adjacent = at < format.length() && format.charAt(at) == '%';
        steps.add(
            (input, fields) -> ScanElements.scan(letter, adjacent, inner, modified, input, fields));
      }
    }

    private void require(Needs needs, int start) {
      if (!CivilElement.fits(needs, kind)) {
        throw dataError(
            "Invalid format: %"
                + format.substring(start, at)
                + " is not allowed for the "
                + kind
                + " type.");
      }
    }

    /**
     * {@code %Ez}, {@code %E4Y}, {@code %E*S}, {@code %E3S}, or an element that E changes nothing
     * of.
     */
    private void modifiedByE(int start) {
      char c = at < format.length() ? format.charAt(at) : ' ';
      char next = at + 1 < format.length() ? format.charAt(at + 1) : ' ';
      if (E_MODIFIED.indexOf(c) >= 0) {
        at++;
        letter(c, start, false);
      } else if (c == 'z') {
        at++;
        require(Needs.ZONE, start);
        steps.add(Compiler::offset);
      } else if (c == '4' && next == 'Y') {
        at += 2;
        require(Needs.DATE, start);
        steps.add((input, fields) -> fields.year(input.digits(4)));
      } else if (next == 'S' && (c == '*' || (c >= '0' && c <= '9'))) {
        at += 2;
        require(Needs.TIME, start);
        int digits = c == '*' ? ALL_DIGITS : c - '0';
        steps.add(digits > MAX_FRACTION_DIGITS && digits != ALL_DIGITS ? FAILURE : seconds(digits));
      } else {
        steps.add(FAILURE);
      }
    }

    private static void offset(ScanInput input, CivilFields fields) {
      fields.offset(input.skipExactly('Z') ? 0 : input.offset(true));
    }

    private static ScanStep seconds(int digits) {
      return (input, fields) -> {
        fields.second(input.number(0, 60));
        input.fraction(digits).ifPresent(fields::fraction);
      };
    }
  }
}
