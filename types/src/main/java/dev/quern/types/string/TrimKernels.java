package dev.quern.types.string;

import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.storage.kernel.ScalarKernel;
import java.util.List;

/** The kernels of TRIM, LTRIM and RTRIM of STRING. */
public final class TrimKernels {

  private TrimKernels() {}

  /** TRIM(STRING). */
  public static final ScalarKernel TRIM = whiteSpace("q_trim", true, true);

  /** LTRIM(STRING). */
  public static final ScalarKernel LTRIM = whiteSpace("q_ltrim", true, false);

  /** RTRIM(STRING). */
  public static final ScalarKernel RTRIM = whiteSpace("q_rtrim", false, true);

  /** TRIM(STRING, characters). */
  public static final ScalarKernel TRIM_SET = set("q_trim", true, true);

  /** LTRIM(STRING, characters). */
  public static final ScalarKernel LTRIM_SET = set("q_ltrim", true, false);

  /** RTRIM(STRING, characters). */
  public static final ScalarKernel RTRIM_SET = set("q_rtrim", false, true);

  private static ScalarKernel whiteSpace(String name, boolean left, boolean right) {
    return ScalarKernel.of(
        name,
        List.of(STRING),
        STRING,
        (a, row, out) -> {
          byte[] text = a[0].getBytes(row);
          int start = left ? Trimming.start(text) : 0;
          int end = right ? Trimming.end(text, start) : text.length;
          out.setBytes(row, text, start, end - start);
        });
  }

  private static ScalarKernel set(String name, boolean left, boolean right) {
    return ScalarKernel.of(
        name,
        List.of(STRING, STRING),
        STRING,
        (a, row, out) -> {
          byte[] text = a[0].getBytes(row);
          byte[] characters = a[1].getBytes(row);
          int start = left ? Trimming.start(text, characters) : 0;
          int end = right ? Trimming.end(text, start, characters) : text.length;
          out.setBytes(row, text, start, end - start);
        });
  }
}
