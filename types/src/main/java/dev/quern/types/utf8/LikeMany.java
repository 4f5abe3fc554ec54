package dev.quern.types.utf8;

import static dev.quern.domain.type.ScalarType.BOOL;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * LIKE with an array of patterns: the result is {@code decisive} when one pattern says so, else
 * NULL when one cannot say. A NULL array counts as empty.
 *
 * @param name the kernel's name
 * @param type STRING or BYTES
 * @param decisive TRUE for ANY, FALSE for ALL
 */
public record LikeMany(String name, ScalarType type, boolean decisive) {

  /** The kernel, over patterns compiled and matched in some way. */
  public <T> ScalarKernel kernel(Function<byte[], T> compiler, BiPredicate<T, byte[]> matches) {
    CompileCache<T> compiled = new CompileCache<>(compiler);
    return ScalarKernel.of(
            name,
            List.of(type, SqlType.array(type)),
            BOOL,
            (a, row, out) -> {
              int from = a[1].isNull(row) ? 0 : a[1].getListOffset(row);
              int to = a[1].isNull(row) ? 0 : from + a[1].getListLength(row);
              ColumnVector patterns = a[1].child(0);
              boolean unknown = false;
              boolean decided = false;
              for (int i = from; i < to; i++) {
                if (a[0].isNull(row) || patterns.isNull(i)) {
                  unknown = true;
                } else {
                  T pattern = compiled.get(patterns, i);
                  decided |= matches.test(pattern, a[0].getBytes(row)) == decisive;
                }
              }
              if (unknown && !decided) {
                out.setNull(row);
              } else {
                out.setBool(row, decided == decisive);
              }
            })
        .handlingNulls();
  }
}
