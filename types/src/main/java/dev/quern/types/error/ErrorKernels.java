package dev.quern.types.error;

import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.STRING;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Failing on purpose. Unlike DuckDB's function {@code error} these are not volatile, which would
 * keep them out of {@code TRY}.
 */
public final class ErrorKernels {

  /** Fails with a text, in place of an INT64. */
  public static final ScalarKernel ERROR = failing("q_error", INT64);

  private ErrorKernels() {}

  /** Fails with a text, in place of a value of any type. */
  public static ScalarKernel error(SqlType type) {
    String suffix =
        type instanceof ScalarType
            ? type.toString().toLowerCase(Locale.ROOT)
            : Long.toHexString(
                UUID.nameUUIDFromBytes(type.toString().getBytes(UTF_8)).getMostSignificantBits());
    return failing("q_error_" + suffix, type);
  }

  private static ScalarKernel failing(String name, SqlType result) {
    return ScalarKernel.of(
        name,
        List.of(STRING),
        result,
        (arguments, row, _) -> {
          throw DataErrors.dataError(arguments[0].getString(row));
        });
  }
}
