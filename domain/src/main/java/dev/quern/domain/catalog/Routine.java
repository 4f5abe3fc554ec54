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

  /** What a parameter takes. */
  public enum ArgumentKind {
    /** A value of one type. */
    FIXED_TYPE,
    /** A value of any type: {@code ANY TYPE}. */
    ANY_TYPE,
    /** A table with certain columns: {@code TABLE<...>}. */
    FIXED_TABLE,
    /** Any table: {@code ANY TABLE}. */
    ANY_TABLE
  }

  /**
   * A parameter of a routine, or a column of its result.
   *
   * @param name its name
   * @param kind what it takes
   * @param type its type; for a table a STRUCT of its columns; empty when it takes anything
   * @param mode how it passes values; IN for functions
   * @param aggregate whether an aggregate function aggregates over it; false for {@code NOT
   *     AGGREGATE}
   */
  public record Argument(
      String name, ArgumentKind kind, Optional<SqlType> type, Mode mode, boolean aggregate) {

    /** A parameter that takes values of a type, or of any type when there is none. */
    public static Argument of(String name, Optional<SqlType> type, Mode mode, boolean aggregate) {
      ArgumentKind kind = type.isPresent() ? ArgumentKind.FIXED_TYPE : ArgumentKind.ANY_TYPE;
      return new Argument(name, kind, type, mode, aggregate);
    }

    /** Whether it takes a table. */
    public boolean isTable() {
      return kind == ArgumentKind.FIXED_TABLE || kind == ArgumentKind.ANY_TABLE;
    }

    /** Whether what it takes is known only when the routine is called. */
    public boolean isTemplated() {
      return type.isEmpty();
    }
  }

  public Routine {
    arguments = List.copyOf(arguments);
    returnColumns = List.copyOf(returnColumns);
  }

  /** Whether the types of its parameters are known only when it is called. */
  public boolean isTemplated() {
    return arguments.stream().anyMatch(Argument::isTemplated);
  }

  /** The same with other properties. */
  public Routine withProperties(ResourceProperties value) {
    return new Routine(
        reference, kind, language, arguments, returnType, returnColumns, body, value, version);
  }

  /** The same with another version. */
  public Routine withVersion(ResourceVersion value) {
    return new Routine(
        reference, kind, language, arguments, returnType, returnColumns, body, properties, value);
  }
}
