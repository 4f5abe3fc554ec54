package dev.quern.types.string;

import static dev.quern.domain.type.ScalarType.BOOL;
import static dev.quern.domain.type.ScalarType.BYTES;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.utf8.CompileCache;
import dev.quern.types.utf8.LikeMany;
import dev.quern.types.utf8.Splitting;
import dev.quern.types.utf8.Units;
import java.util.List;

/**
 * The kernels that serve operands with the collation {@code und:ci}. COLLATE itself leaves the
 * value as it is: comparisons, GROUP BY, DISTINCT, joins and ORDER BY use {@link #KEY} of each
 * operand, the functions that search use the kernels here in place of the plain ones.
 */
public final class CollationKernels {

  private CollationKernels() {}

  /** The key of a string: equal for equal strings, ordered as they are. */
  public static final ScalarKernel KEY =
      ScalarKernel.of(
          "q_collation_key",
          List.of(STRING),
          BYTES,
          (a, row, out) -> out.setBytes(row, Collation.key(a[0].getBytes(row))));

  /** The keys of an array's strings. */
  public static final ScalarKernel KEYS =
      ScalarKernel.of(
          "q_collation_keys",
          List.of(SqlType.array(STRING)),
          SqlType.array(BYTES),
          (a, row, out) -> {
            ColumnVector texts = a[0].child(0);
            int from = a[0].getListOffset(row);
            int count = a[0].getListLength(row);
            int element = out.startList(row, count);
            VectorWriter keys = out.child(0);
            for (int i = 0; i < count; i++) {
              if (texts.isNull(from + i)) {
                keys.setNull(element + i);
              } else {
                keys.setBytes(element + i, Collation.key(texts.getBytes(from + i)));
              }
            }
          });

  /** STARTS_WITH(STRING, prefix). */
  public static final ScalarKernel STARTS_WITH =
      ScalarKernel.of(
          "q_starts_with_ci",
          List.of(STRING, STRING),
          BOOL,
          (a, row, out) ->
              out.setBool(row, Collation.startsWith(a[0].getBytes(row), a[1].getBytes(row))));

  /** ENDS_WITH(STRING, suffix). */
  public static final ScalarKernel ENDS_WITH =
      ScalarKernel.of(
          "q_ends_with_ci",
          List.of(STRING, STRING),
          BOOL,
          (a, row, out) ->
              out.setBool(row, Collation.endsWith(a[0].getBytes(row), a[1].getBytes(row))));

  /** INSTR(STRING, substring, position, occurrence), and STRPOS with 1 and 1. */
  public static final ScalarKernel INSTR =
      ScalarKernel.of(
          "q_instr_ci",
          List.of(STRING, STRING, INT64, INT64),
          INT64,
          (a, row, out) ->
              out.setLong(
                  row,
                  Collation.instr(
                      a[0].getBytes(row),
                      a[1].getBytes(row),
                      a[2].getLong(row),
                      a[3].getLong(row))));

  /** REPLACE(STRING, from, to). */
  public static final ScalarKernel REPLACE =
      ScalarKernel.of(
          "q_replace_ci",
          List.of(STRING, STRING, STRING),
          STRING,
          (a, row, out) ->
              out.setBytes(
                  row,
                  Collation.replace(a[0].getBytes(row), a[1].getBytes(row), a[2].getBytes(row))));

  /** SPLIT(STRING, delimiter). */
  public static final ScalarKernel SPLIT =
      ScalarKernel.of(
          "q_split_ci",
          List.of(STRING, STRING),
          SqlType.array(STRING),
          (a, row, out) -> {
            byte[] text = a[0].getBytes(row);
            byte[] delimiter = a[1].getBytes(row);
            if (delimiter.length == 0) {
              Splitting.split(Units.CODE_POINTS, text, delimiter, row, out);
              return;
            }
            List<String> pieces = Collation.split(text, delimiter);
            int element = out.startList(row, pieces.size());
            VectorWriter elements = out.child(0);
            for (String piece : pieces) {
              elements.setString(element++, piece);
            }
          });

  /** {@code STRING LIKE pattern}. */
  public static final ScalarKernel LIKE = like();

  /** {@code STRING LIKE ANY UNNEST(patterns)}. */
  public static final ScalarKernel LIKE_ANY =
      new LikeMany("q_like_any_ci", STRING, true)
          .kernel(CollatedLike::compile, CollatedLike::matches);

  /** {@code STRING LIKE ALL UNNEST(patterns)}. */
  public static final ScalarKernel LIKE_ALL =
      new LikeMany("q_like_all_ci", STRING, false)
          .kernel(CollatedLike::compile, CollatedLike::matches);

  private static ScalarKernel like() {
    CompileCache<CollatedLike> patterns = new CompileCache<>(CollatedLike::compile);
    return ScalarKernel.of(
        "q_like_ci",
        List.of(STRING, STRING),
        BOOL,
        (a, row, out) -> out.setBool(row, patterns.get(a[1], row).matches(a[0].getBytes(row))));
  }
}
