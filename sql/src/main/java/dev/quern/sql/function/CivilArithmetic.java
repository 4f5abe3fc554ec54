package dev.quern.sql.function;

import static dev.quern.sql.function.ByPart.byPart;
import static dev.quern.sql.function.FunctionDefinition.Trait.INLINE_TYPES;
import static dev.quern.sql.function.FunctionRow.kernel;
import static dev.quern.sql.function.FunctionRow.zoned;

import dev.quern.domain.type.ScalarType;
import dev.quern.types.civil.DateKernels;
import dev.quern.types.civil.DatetimeKernels;
import dev.quern.types.civil.TimestampKernels;
import dev.quern.types.format.CivilFormatKernels;
import dev.quern.types.interval.BucketKernels;

/**
 * The functions that DATE, DATETIME and TIMESTAMP share: each family's functions take the values of
 * the other families, too. Source: "Date functions", "Datetime functions", "Timestamp functions".
 */
final class CivilArithmetic {

  private static final String NOT_FOR_TYPE =
      "%s does not support the %%s date part when the argument is %s type";

  private CivilArithmetic() {}

  /** {@code DATE_ADD} and its like, by signatures in order. */
  static FunctionRow add(String name, ScalarType... types) {
    FunctionRow row = FunctionRow.scalar(name).with(INLINE_TYPES);
    for (ScalarType type : types) {
      String signature = "(%1$s, INT64, DATE_PART) -> %1$s".formatted(type);
      String error = NOT_FOR_TYPE.formatted(name, type);
      row.on(
          signature,
          switch (type) {
            case DATE -> byPart(2, DateKernels.ADD_PARTS, error, DateKernels::add);
            case DATETIME -> byPart(2, DatetimeKernels.ADD_PARTS, error, DatetimeKernels::add);
            default -> byPart(2, TimestampKernels.ADD_PARTS, error, TimestampKernels::add);
          });
    }
    return row;
  }

  /** {@code DATE_SUB} and its like. */
  static FunctionRow subtract(String name, ScalarType... types) {
    FunctionRow row = FunctionRow.scalar(name).with(INLINE_TYPES);
    for (ScalarType type : types) {
      String signature = "(%1$s, INT64, DATE_PART) -> %1$s".formatted(type);
      String error = NOT_FOR_TYPE.formatted(name, type);
      row.on(
          signature,
          switch (type) {
            case DATE -> byPart(2, DateKernels.ADD_PARTS, error, DateKernels::subtract);
            case DATETIME -> byPart(2, DatetimeKernels.ADD_PARTS, error, DatetimeKernels::subtract);
            default -> byPart(2, TimestampKernels.ADD_PARTS, error, TimestampKernels::subtract);
          });
    }
    return row;
  }

  /** {@code DATE_DIFF} and its like. */
  static FunctionRow diff(String name, ScalarType... types) {
    FunctionRow row = FunctionRow.scalar(name);
    for (ScalarType type : types) {
      String signature = "(%1$s, %1$s, DATE_PART) -> INT64".formatted(type);
      String error = NOT_FOR_TYPE.formatted(name, type);
      row.on(
          signature,
          switch (type) {
            case DATE -> byPart(2, DateKernels.TRUNC_PARTS, error, DateKernels::diff);
            case DATETIME -> byPart(2, DatetimeKernels.TRUNC_PARTS, error, DatetimeKernels::diff);
            default -> byPart(2, TimestampKernels.ADD_PARTS, error, TimestampKernels::diff);
          });
    }
    return row;
  }

  /** {@code DATE_TRUNC} and its like. */
  static FunctionRow trunc(String name, ScalarType... types) {
    FunctionRow row = FunctionRow.scalar(name);
    String error = name + " does not support the %s date part";
    for (ScalarType type : types) {
      switch (type) {
        case DATE ->
            row.on(
                "(DATE, DATE_PART) -> DATE",
                byPart(1, DateKernels.TRUNC_PARTS, error, DateKernels::trunc));
        case DATETIME ->
            row.on(
                "(DATETIME, DATE_PART) -> DATETIME",
                byPart(1, DatetimeKernels.TRUNC_PARTS, error, DatetimeKernels::trunc));
        default ->
            row.on(
                "(TIMESTAMP, DATE_PART, [STRING]) -> TIMESTAMP",
                zoned(2, byPart(1, TimestampKernels.TRUNC_PARTS, error, TimestampKernels::trunc)));
      }
    }
    return row;
  }

  /** {@code FORMAT_DATE} and its like. */
  static FunctionRow format(String name, ScalarType... types) {
    FunctionRow row = FunctionRow.scalar(name);
    for (ScalarType type : types) {
      switch (type) {
        case DATE -> row.on("(STRING, DATE) -> STRING", CivilFormatKernels.FORMAT_DATE);
        case DATETIME -> row.on("(STRING, DATETIME) -> STRING", CivilFormatKernels.FORMAT_DATETIME);
        default ->
            row.on(
                "(STRING, TIMESTAMP, [STRING]) -> STRING",
                zoned(2, kernel(_ -> CivilFormatKernels.FORMAT_TIMESTAMP)));
      }
    }
    return row;
  }

  /** {@code DATE_BUCKET} and its like. */
  static FunctionRow bucket(String name, ScalarType... types) {
    FunctionRow row = FunctionRow.scalar(name);
    for (ScalarType type : types) {
      row.on(
          "(%1$s, INTERVAL, [%1$s='1950-01-01']) -> %1$s".formatted(type),
          switch (type) {
            case DATE -> BucketKernels.DATE_BUCKET;
            case DATETIME -> BucketKernels.DATETIME_BUCKET;
            default -> BucketKernels.TIMESTAMP_BUCKET;
          });
    }
    return row;
  }
}
