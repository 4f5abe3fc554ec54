package dev.quern.domain.value;

import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One GoogleSQL value. For literals, parameters and variables; rows of tables never take this form.
 */
public sealed interface Value {

  /** The value's type. */
  SqlType type();

  /** Whether this is NULL. */
  default boolean isNull() {
    return this instanceof Null;
  }

  /** NULL of a type. */
  record Null(SqlType type) implements Value {}

  /** A BOOL. */
  record Bool(boolean value) implements Value {
    @Override
    public SqlType type() {
      return ScalarType.BOOL;
    }
  }

  /** An INT64. */
  record Int64(long value) implements Value {
    @Override
    public SqlType type() {
      return ScalarType.INT64;
    }
  }

  /** A FLOAT64. */
  record Float64(double value) implements Value {
    @Override
    public SqlType type() {
      return ScalarType.FLOAT64;
    }
  }

  /** A NUMERIC, with at most 9 digits after the point. */
  record Numeric(BigDecimal value) implements Value {
    @Override
    public SqlType type() {
      return ScalarType.NUMERIC;
    }
  }

  /** A BIGNUMERIC, with at most 38 digits after the point. */
  record BigNumeric(BigDecimal value) implements Value {
    @Override
    public SqlType type() {
      return ScalarType.BIGNUMERIC;
    }
  }

  /** A STRING. */
  record Text(String value) implements Value {
    @Override
    public SqlType type() {
      return ScalarType.STRING;
    }
  }

  /** BYTES. */
  record Bytes(ByteString value) implements Value {
    @Override
    public SqlType type() {
      return ScalarType.BYTES;
    }
  }

  /** A DATE, in days since 1970-01-01. */
  record Date(int epochDay) implements Value {
    @Override
    public SqlType type() {
      return ScalarType.DATE;
    }
  }

  /** A DATETIME, in microseconds since 1970-01-01 00:00:00 of the civil calendar. */
  record Datetime(long micros) implements Value {
    @Override
    public SqlType type() {
      return ScalarType.DATETIME;
    }
  }

  /** A TIME, in microseconds since midnight. */
  record Time(long micros) implements Value {
    @Override
    public SqlType type() {
      return ScalarType.TIME;
    }
  }

  /** A TIMESTAMP, in microseconds since 1970-01-01 00:00:00 UTC. */
  record Timestamp(long micros) implements Value {
    @Override
    public SqlType type() {
      return ScalarType.TIMESTAMP;
    }
  }

  /** An INTERVAL of three independent parts. */
  record Interval(int months, int days, long micros) implements Value {
    @Override
    public SqlType type() {
      return ScalarType.INTERVAL;
    }
  }

  /** A JSON document as normalized text. */
  record Json(String text) implements Value {
    @Override
    public SqlType type() {
      return ScalarType.JSON;
    }
  }

  /** A GEOGRAPHY as WKT. */
  record Geography(String wkt) implements Value {
    @Override
    public SqlType type() {
      return ScalarType.GEOGRAPHY;
    }
  }

  /** A RANGE; an absent bound is unbounded. */
  record Range(RangeType type, Optional<Value> start, Optional<Value> end) implements Value {}

  /** An ARRAY. */
  record Array(ArrayType type, List<Value> elements) implements Value {
    public Array {
      elements = List.copyOf(elements);
    }
  }

  /** A STRUCT, with one value per field. */
  record Struct(StructType type, List<Value> fields) implements Value {
    public Struct {
      fields = List.copyOf(fields);
    }
  }
}
