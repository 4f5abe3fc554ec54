package dev.quern.streaming.proto;

import dev.quern.domain.schema.SchemaField;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.utf8.Utf8;
import java.util.Arrays;
import java.util.OptionalLong;

/** Writes texts and bytes that are valid and no longer than their column allows. */
final class Lengths {

  private Lengths() {}

  /** Writes bytes. */
  @FunctionalInterface
  interface BytesWriter {
    void write(byte[] bytes, int from, int to, VectorWriter out, int row);
  }

  /** Writes STRING values. */
  static BytesWriter characters(SchemaField column) {
    OptionalLong most = column.attributes().parameters().maxLength();
    return (bytes, from, to, out, row) -> {
      if (!Utf8.isAscii(bytes, from, to) && !Utf8.isValid(Arrays.copyOfRange(bytes, from, to))) {
        throw new RowProblem("Field " + column.name() + ": STRING value is not valid UTF-8");
      }
      if (most.isPresent() && Utf8.length(bytes, from, to) > most.getAsLong()) {
        throw tooLong(column, "STRING", Utf8.length(bytes, from, to), most.getAsLong());
      }
      out.setBytes(row, bytes, from, to - from);
    };
  }

  /** Writes BYTES values. */
  static BytesWriter bytes(SchemaField column) {
    OptionalLong most = column.attributes().parameters().maxLength();
    return (bytes, from, to, out, row) -> {
      if (most.isPresent() && to - from > most.getAsLong()) {
        throw tooLong(column, "BYTES", to - from, most.getAsLong());
      }
      out.setBytes(row, bytes, from, to - from);
    };
  }

  private static RowProblem tooLong(SchemaField column, String type, int length, long most) {
    return new RowProblem(
        "Field %s: %s(%d) has maximum length %d but got a value with length %d"
            .formatted(column.name(), type, most, most, length));
  }
}
