package dev.quern.adapter.rest.rows;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.types.geography.GeographyForms;
import dev.quern.types.numeric.BigNumeric;
import dev.quern.types.numeric.Numeric;
import java.nio.charset.StandardCharsets;

/** Writes the value of a cell, quotes and all. One per type, made once per result. */
@FunctionalInterface
interface CellWriter {

  byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  byte[] OPEN_VALUE = "{\"v\":".getBytes(StandardCharsets.US_ASCII);
  byte[] OPEN_ROW = "{\"f\":[".getBytes(StandardCharsets.US_ASCII);
  byte[] CLOSE_ROW = "]}".getBytes(StandardCharsets.US_ASCII);

  /** Writes the value at {@code row}, which is not NULL. */
  void write(JsonBytes out, ColumnVector column, int row);

  /** Writes {@code {"v":...}}. */
  default void writeCell(JsonBytes out, ColumnVector column, int row) {
    out.raw(OPEN_VALUE);
    if (column.isNull(row)) {
      out.raw(NULL);
    } else {
      write(out, column, row);
    }
    out.raw('}');
  }

  /** The writer for a type. */
  static CellWriter of(SqlType type, TimestampFormat timestamps) {
    return switch (type) {
      case ArrayType array -> new ListWriter(of(array.element(), timestamps));
      case StructType struct ->
          new StructWriter(
              struct.fields().stream()
                  .map(field -> of(field.type(), timestamps))
                  .toArray(CellWriter[]::new));
      case RangeType range -> quoted(range(bound(range.element(), timestamps)));
      default -> quoted(plain(type, timestamps));
    };
  }

  private static CellWriter quoted(CellWriter inner) {
    return (out, column, row) -> {
      out.raw('"');
      inner.write(out, column, row);
      out.raw('"');
    };
  }

  /** The writer of a bound: seconds have all their digits there. */
  private static CellWriter bound(SqlType type, TimestampFormat timestamps) {
    return type == ScalarType.TIMESTAMP
        ? (out, c, row) -> timestamps.writeBound(out, c.getLong(row))
        : plain(type, timestamps);
  }

  private static CellWriter range(CellWriter bound) {
    return (out, column, row) -> {
      out.raw('[');
      bound(out, bound, column.child(0), row);
      out.ascii(", ");
      bound(out, bound, column.child(1), row);
      out.raw(')');
    };
  }

  private static void bound(JsonBytes out, CellWriter bound, ColumnVector column, int row) {
    if (column.isNull(row)) {
      out.ascii("UNBOUNDED");
    } else {
      bound.write(out, column, row);
    }
  }

  /** The writer of a scalar without quotes. */
  private static CellWriter plain(SqlType type, TimestampFormat timestamps) {
    if (!(type instanceof ScalarType scalar)) {
      throw new IllegalArgumentException("no scalar: " + type);
    }
    return switch (scalar) {
      case BOOL -> (out, c, row) -> out.ascii(c.getBool(row) ? "true" : "false");
      case INT64 -> (out, c, row) -> out.number(c.getLong(row));
      case FLOAT64 -> (out, c, row) -> out.ascii(Double.toString(c.getDouble(row)));
      case NUMERIC -> (out, c, row) -> out.ascii(Numeric.read(c, row).toString());
      case BIGNUMERIC -> (out, c, row) -> out.ascii(BigNumeric.read(c, row).toString());
      case STRING, JSON ->
          (out, c, row) ->
              out.escaped(c.getBytesSegment(row), c.getBytesOffset(row), c.getLength(row));
      case BYTES ->
          (out, c, row) ->
              out.base64(c.getBytesSegment(row), c.getBytesOffset(row), c.getLength(row));
      case DATE -> (out, c, row) -> CivilBytes.date(out, c.getInt(row));
      case TIME -> (out, c, row) -> CivilBytes.time(out, c.getLong(row));
      case DATETIME -> (out, c, row) -> CivilBytes.datetime(out, c.getLong(row));
      case TIMESTAMP -> (out, c, row) -> timestamps.write(out, c.getLong(row));
      case INTERVAL ->
          (out, c, row) ->
              CivilBytes.interval(out, c.getMonths(row), c.getDays(row), c.getMicros(row));
      case GEOGRAPHY -> (out, c, row) -> out.ascii(GeographyForms.FORMS.toText(c.getBytes(row)));
    };
  }

  /** Writes {@code [{"v":...},...]}. */
  record ListWriter(CellWriter element) implements CellWriter {
    @Override
    public void write(JsonBytes out, ColumnVector column, int row) {
      ColumnVector elements = column.child(0);
      int offset = column.getListOffset(row);
      int length = column.getListLength(row);
      out.raw('[');
      for (int i = 0; i < length; i++) {
        if (i > 0) {
          out.raw(',');
        }
        element.writeCell(out, elements, offset + i);
      }
      out.raw(']');
    }

    /** BigQuery has no NULL arrays in results: they come out empty. */
    @Override
    public void writeCell(JsonBytes out, ColumnVector column, int row) {
      out.raw(OPEN_VALUE);
      if (column.isNull(row)) {
        out.ascii("[]");
      } else {
        write(out, column, row);
      }
      out.raw('}');
    }
  }

  /** Writes {@code {"f":[{"v":...},...]}}. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared; looped over for every cell.
  record StructWriter(CellWriter[] fields) implements CellWriter {
    @Override
    public void write(JsonBytes out, ColumnVector column, int row) {
      out.raw(OPEN_ROW);
      for (int i = 0; i < fields.length; i++) {
        if (i > 0) {
          out.raw(',');
        }
        fields[i].writeCell(out, column.child(i), row);
      }
      out.raw(CLOSE_ROW);
    }
  }
}
