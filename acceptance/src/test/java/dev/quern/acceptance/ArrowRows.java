package dev.quern.acceptance;

import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ReadChannel;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/** Reads Arrow messages with Arrow's own library. */
final class ArrowRows {

  private final Schema schema;

  ArrowRows(ByteString schemaMessage) {
    try {
      this.schema = MessageSerializer.deserializeSchema(channel(schemaMessage));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReadChannel channel(ByteString message) {
    return new ReadChannel(Channels.newChannel(new ByteArrayInputStream(message.toByteArray())));
  }

  Schema schema() {
    return schema;
  }

  /** A record batch in Arrow's buffers. */
  static ArrowRecordBatch batch(ByteString message, BufferAllocator allocator) {
    try {
      return MessageSerializer.deserializeRecordBatch(channel(message), allocator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a record batch, their values by column. */
  List<Map<String, Object>> read(ByteString batchMessage) {
    try (BufferAllocator allocator = new RootAllocator();
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        ArrowRecordBatch batch = batch(batchMessage, allocator)) {
      new VectorLoader(root, CommonsCompressionFactory.INSTANCE).load(batch);
      List<Map<String, Object>> rows = new ArrayList<>();
      for (int row = 0; row < root.getRowCount(); row++) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (FieldVector vector : root.getFieldVectors()) {
          values.put(vector.getName(), plain(vector.getObject(row)));
        }
        rows.add(values);
      }
      return rows;
    }
  }

  /** Text instead of Arrow's own type for it; values that outlive the vectors. */
  private static Object plain(Object value) {
    return switch (value) {
      case null -> null;
      case org.apache.arrow.vector.util.Text text -> text.toString();
      case List<?> list -> list.stream().map(ArrowRows::plain).toList();
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, item) -> copy.put(key.toString(), plain(item)));
        yield copy;
      }
      case byte[] bytes -> ByteString.copyFrom(bytes).toStringUtf8();
      default -> value;
    };
  }
}
