package dev.quern.types.string;

import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.utf8.ByteSink;
import dev.quern.types.utf8.Utf8;
import java.util.List;

/** The kernels that turn strings into code points and back, and those of Unicode's forms. */
public final class CodePointKernels {

  private static final SqlType NUMBERS = SqlType.array(INT64);

  private CodePointKernels() {}

  /** ASCII(STRING). */
  public static final ScalarKernel ASCII =
      ScalarKernel.of(
          "q_ascii",
          List.of(STRING),
          INT64,
          (a, row, out) -> out.setLong(row, CodePoints.ascii(a[0].getBytes(row))));

  /** UNICODE(STRING). */
  public static final ScalarKernel UNICODE =
      ScalarKernel.of(
          "q_unicode",
          List.of(STRING),
          INT64,
          (a, row, out) -> out.setLong(row, CodePoints.unicode(a[0].getBytes(row))));

  /** CHR(INT64). */
  public static final ScalarKernel CHR =
      ScalarKernel.of(
          "q_chr",
          List.of(INT64),
          STRING,
          (a, row, out) ->
              new ByteSink(4)
                  .appendCodePoint(CodePoints.checked(a[0].getLong(row)))
                  .writeTo(out, row));

  /** CODE_POINTS_TO_STRING(ARRAY of INT64); NULL when an element is. */
  public static final ScalarKernel CODE_POINTS_TO_STRING =
      ScalarKernel.of(
          "q_code_points_to_string",
          List.of(NUMBERS),
          STRING,
          (a, row, out) -> {
            int from = a[0].getListOffset(row);
            int count = a[0].getListLength(row);
            ColumnVector elements = a[0].child(0);
            if (hasNull(elements, from, count)) {
              out.setNull(row);
            } else {
              CodePoints.text(elements, from, count).writeTo(out, row);
            }
          });

  /** TO_CODE_POINTS(STRING). */
  public static final ScalarKernel TO_CODE_POINTS =
      ScalarKernel.of(
          "q_to_code_points",
          List.of(STRING),
          NUMBERS,
          (a, row, out) -> {
            byte[] text = a[0].getBytes(row);
            int element = out.startList(row, Utf8.length(text));
            VectorWriter elements = out.child(0);
            for (int i = 0; i < text.length; i += Utf8.width(text[i])) {
              elements.setLong(element++, Utf8.codePointAt(text, i));
            }
          });

  /** NORMALIZE(STRING, form). */
  public static ScalarKernel normalize(Normalization form) {
    return ScalarKernel.of(
        "q_normalize_" + lowerName(form),
        List.of(STRING),
        STRING,
        (a, row, out) -> out.setBytes(row, form.normalize(a[0].getBytes(row))));
  }

  /** NORMALIZE_AND_CASEFOLD(STRING, form). */
  public static ScalarKernel normalizeAndCasefold(Normalization form) {
    return ScalarKernel.of(
        "q_casefold_" + lowerName(form),
        List.of(STRING),
        STRING,
        (a, row, out) -> out.setBytes(row, form.normalizeAndCasefold(a[0].getBytes(row))));
  }

  private static boolean hasNull(ColumnVector elements, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (elements.isNull(i)) {
        return true;
      }
    }
    return false;
  }

  private static String lowerName(Normalization form) {
    return form.name().toLowerCase(java.util.Locale.ROOT);
  }
}
