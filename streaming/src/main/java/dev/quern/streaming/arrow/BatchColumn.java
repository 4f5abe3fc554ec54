package dev.quern.streaming.arrow;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.storage.vector.VectorValues.GeographyText;
import dev.quern.streaming.rows.ByteSink;
import dev.quern.streaming.rows.Decimals;
import java.util.stream.IntStream;

/**
 * A column of a record batch that is being written. Values of fixed width are copied as they lie;
 * nothing is made per value but the text of a GEOGRAPHY. What is written stays in memory that the
 * next batch uses again.
 */
abstract class BatchColumn {

  private final Validity validity = new Validity();

  /** A column of a schema, whose values lie in memory as those of a vector do. */
  static BatchColumn of(SchemaField field, ColumnVector vector, GeographyText geography) {
    return field.mode() == FieldMode.REPEATED
        ? new NestedColumns.Lists(element(field, vector.child(0), geography))
        : element(field, vector, geography);
  }

  private static BatchColumn element(
      SchemaField field, ColumnVector vector, GeographyText geography) {
    if (field.elementType() instanceof StructType) {
      return new NestedColumns.Structs(
          IntStream.range(0, field.fields().size())
              .mapToObj(i -> of(field.fields().get(i), vector.child(i), geography))
              .toList());
    }
    return Decimals.of(field)
        .<BatchColumn>map(ValueColumns.Scaled::new)
        .orElseGet(() -> like(vector, geography));
  }

  private static BatchColumn like(ColumnVector vector, GeographyText geography) {
    return switch (vector.layout()) {
      case BOOL8 -> new ValueColumns.Bools();
      case INT32, INT64, FLOAT64, INT128 -> new ValueColumns.Fixed(vector.layout().width());
      case INTERVAL -> new ValueColumns.Intervals();
      case BINARY -> binary(vector.type(), geography);
      case LIST -> new NestedColumns.Lists(like(vector.child(0), geography));
      case STRUCT ->
          new NestedColumns.Structs(
              vector.children().stream().map(child -> like(child, geography)).toList());
    };
  }

  private static BatchColumn binary(SqlType type, GeographyText geography) {
    return switch (type) {
      case ScalarType.BIGNUMERIC -> new ValueColumns.Bignums();
      case ScalarType.GEOGRAPHY -> new ValueColumns.Geographies(geography);
      default -> new ValueColumns.Texts();
    };
  }

  /** Adds values. */
  void add(ColumnVector vector, Selection rows) {
    validity.add(vector, rows);
    addValues(vector, rows);
  }

  abstract void addValues(ColumnVector vector, Selection rows);

  final Validity validity() {
    return validity;
  }

  /** How many bytes there are. */
  long byteSize() {
    return validity.byteSize() + valueBytes();
  }

  abstract long valueBytes();

  /** Forgets all values. */
  void clear() {
    validity.clear();
    clearValues();
  }

  abstract void clearValues();

  /** Adds the column's node and buffers, and those of the columns within it. */
  void finish(BufferList buffers) {
    validity.finish(buffers);
    finishValues(buffers);
  }

  abstract void finishValues(BufferList buffers);

  /** A column whose values are in one buffer. */
  abstract static class OneBuffer extends BatchColumn {

    final ByteSink values = new ByteSink(0);

    @Override
    long valueBytes() {
      return values.size();
    }

    @Override
    void clearValues() {
      values.clear();
    }

    @Override
    void finishValues(BufferList buffers) {
      buffers.add(values);
    }
  }

  /** A column whose values have ends, which begin with 0. */
  abstract static class WithOffsets extends BatchColumn {

    final ByteSink offsets = new ByteSink(Integer.BYTES);

    WithOffsets() {
      offsets.putInt(0);
    }

    @Override
    long valueBytes() {
      return offsets.size();
    }

    @Override
    void clearValues() {
      offsets.clear();
      offsets.putInt(0);
    }

    @Override
    void finishValues(BufferList buffers) {
      buffers.add(offsets);
    }
  }
}
