package dev.quern.domain.catalog;

import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.type.SqlType;
import java.util.List;
import java.util.Optional;

/**
 * A user-defined function, table function or procedure.
 *
 * @param reference its name
 * @param kind what it is
 * @param language {@code SQL}, {@code JAVASCRIPT}, {@code PYTHON}, ...
 * @param arguments its parameters in order
 * @param returnType the declared type of its result; empty when inferred
 * @param returnColumns the declared columns of a table function's result; empty when inferred
 * @param body its definition, without {@code AS}
 * @param properties description and fields kept as they are
 * @param version times and etag
 */
public record Routine(
    RoutineReference reference,
    Kind kind,
    String language,
    List<Argument> arguments,
    Optional<SqlType> returnType,
    List<Argument> returnColumns,
    String body,
    ResourceProperties properties,
    ResourceVersion version) {

  /** The kinds of routines, as REST resources name them. */
  public enum Kind {
    SCALAR_FUNCTION,
    AGGREGATE_FUNCTION,
    TABLE_VALUED_FUNCTION,
    PROCEDURE
  }

  /** How a procedure's argument passes values. */
  public enum Mode {
    IN,
    OUT,
    INOUT
  }

  /**
   * A parameter of a routine, or a column of its result.
   *
   * @param name its name
   * @param type its type; empty for {@code ANY TYPE}
   * @param mode how it passes values; IN for functions
   * @param aggregate whether an aggregate function aggregates over it; false for {@code NOT
   *     AGGREGATE}
   */
  public record Argument(String name, Optional<SqlType> type, Mode mode, boolean aggregate) {}

  public Routine {
    arguments = List.copyOf(arguments);
    returnColumns = List.copyOf(returnColumns);
  }

  /** The same with another version. */
  public Routine withVersion(ResourceVersion value) {
    return new Routine(
        reference, kind, language, arguments, returnType, returnColumns, body, properties, value);
  }
}
