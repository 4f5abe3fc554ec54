package dev.quern.sql.analyzer;

import dev.quern.domain.catalog.Routine;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import java.util.List;

/** Makes functions whose bodies are not SQL computable. */
@FunctionalInterface
public interface ForeignFunctions {

  /** Functions in SQL only. */
  ForeignFunctions NONE =
      (routine, arguments) -> {
        throw new BigQueryException(
            ErrorReason.INVALID_QUERY,
            "query",
            "Functions in %s are not supported here".formatted(routine.language()));
      };

  /**
   * What computes a function.
   *
   * @param kernel takes the program and then the function's arguments; equal kernels are the same
   *     object
   * @param program tells the kernel which function it is
   */
  record Foreign(ScalarKernel kernel, String program) {}

  /**
   * What computes a call.
   *
   * @param routine a scalar function in another language, with a declared result; or an aggregate
   *     function, which then takes an array of its argument rows
   * @param arguments the types of the arguments, already converted to those of the parameters
   * @throws BigQueryException {@code invalidQuery} when the language or one of the options is not
   *     supported
   */
  Foreign resolve(Routine routine, List<SqlType> arguments);
}
