package dev.quern.types.json;

import dev.quern.types.error.DataErrors;
import dev.quern.types.utf8.ByteSink;
import dev.quern.types.utf8.Utf8;

/** JSON values as normalized text, for code that is no kernel. */
public final class Json {

  private Json() {}

  /**
   * The normalized text of a JSON document.
   *
   * @param exact whether a number that FLOAT64 would change is an error (wide_number_mode exact),
   *     or is rounded
   * @throws dev.quern.domain.error.BigQueryException when the text is no JSON; the message says
   *     where it goes wrong, as in {@code Invalid input to PARSE_JSON: …}, without that preamble
   */
  public static String normalize(String text, boolean exact) {
    return normalize(Utf8.encode(text), exact).toString();
  }

  /** Normalized text over several lines, as {@code TO_JSON_STRING(value, true)} has it. */
  public static String pretty(String normalized) {
    return JsonPrinter.pretty(Utf8.encode(normalized)).toString();
  }

  static ByteSink normalize(byte[] text, boolean exact) {
    return JsonPrinter.print(JsonParser.parse(text, exact));
  }

  /** Whether {@code wide_number_mode} asks for exactness; fails when it is neither mode. */
  static boolean isExact(String mode, String preamble) {
    return switch (mode) {
      case "exact" -> true;
      case "round" -> false;
      default ->
          throw DataErrors.dataError("Invalid `wide_number_mode` specified%s: %s", preamble, mode);
    };
  }
}
