package dev.quern.adapter.grpc;

import com.google.cloud.bigquery.storage.v1.AppendRowsRequest;
import com.google.cloud.bigquery.storage.v1.AppendRowsRequest.MissingValueInterpretation;
import com.google.protobuf.ByteOutput;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.UnsafeByteOperations;
import dev.quern.domain.error.GrpcCode;
import dev.quern.streaming.StreamingException;
import dev.quern.streaming.proto.MessageShape;
import dev.quern.streaming.write.AppendCommand;
import dev.quern.streaming.write.AppendCommand.MissingValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The requests of one connection as commands. Used by one thread at a time. */
final class AppendCommands {

  private static final int MOST_BYTES = 10 << 20;

  private DescriptorProto descriptor = DescriptorProto.getDefaultInstance();
  private Optional<MessageShape> shape = Optional.empty();

  AppendCommand of(AppendRowsRequest request) {
    if (request.getSerializedSize() > MOST_BYTES) {
      throw invalid(
          "AppendRows request too large: " + request.getSerializedSize() + " limit " + MOST_BYTES);
    }
    return new AppendCommand(
        Optional.of(request.getWriteStream()).filter(name -> !name.isEmpty()),
        request.hasOffset()
            ? OptionalLong.of(request.getOffset().getValue())
            : OptionalLong.empty(),
        switch (request.getRowsCase()) {
          case PROTO_ROWS -> proto(request.getProtoRows());
          case ARROW_ROWS -> arrow(request.getArrowRows());
          case ROWS_NOT_SET -> throw invalid("The request has no rows");
        },
        missingValues(request),
        missingValue(request.getDefaultMissingValueInterpretation()));
  }

  private static StreamingException invalid(String message) {
    return new StreamingException(GrpcCode.INVALID_ARGUMENT, message);
  }

  private static Map<String, MissingValue> missingValues(AppendRowsRequest request) {
    Map<String, MissingValue> values = new HashMap<>();
    request
        .getMissingValueInterpretationsMap()
        .forEach((column, value) -> {
          if (value != MissingValueInterpretation.MISSING_VALUE_INTERPRETATION_UNSPECIFIED) {
            values.put(column, missingValue(value));
          }
        });
    return values;
  }

  private static MissingValue missingValue(MissingValueInterpretation value) {
    return value == MissingValueInterpretation.DEFAULT_VALUE
        ? MissingValue.DEFAULT
        : MissingValue.NULL;
  }

  private AppendCommand.Payload proto(AppendRowsRequest.ProtoData data) {
    Optional<MessageShape> given = Optional.empty();
    if (data.hasWriterSchema()) {
      DescriptorProto row = data.getWriterSchema().getProtoDescriptor();
      if (shape.isEmpty() || !row.equals(descriptor)) {
        shape = Optional.of(Descriptors.shape(row));
        descriptor = row;
      }
      given = shape;
    }
    List<ByteString> rows = data.getRows().getSerializedRowsList();
    int[] ends = new int[rows.size()];
    int size = 0;
    for (int i = 0; i < ends.length; i++) {
      size += rows.get(i).size();
      ends[i] = size;
    }
    byte[] bytes = new byte[size];
    for (int i = 0; i < ends.length; i++) {
      ByteString row = rows.get(i);
      row.copyTo(bytes, ends[i] - row.size());
    }
    return new AppendCommand.ProtoRows(given, bytes, ends);
  }

  private static AppendCommand.Payload arrow(AppendRowsRequest.ArrowData data) {
    return new AppendCommand.ArrowRows(
        data.hasWriterSchema()
            ? Optional.of(data.getWriterSchema().getSerializedSchema().toByteArray())
            : Optional.empty(),
        bytes(data.getRows().getSerializedRecordBatch()));
  }

  /** The bytes, which nobody changes; those of a whole array are not copied. */
  private static byte[] bytes(ByteString text) {
    Whole whole = new Whole(text.size());
    try {
      UnsafeByteOperations.unsafeWriteTo(text, whole);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return whole.array.orElseGet(text::toByteArray);
  }

  /** Finds the array that a text is, if it is one. */
  private static final class Whole extends ByteOutput {

    private final int size;
    private Optional<byte[]> array = Optional.empty();

    Whole(int size) {
      this.size = size;
    }

    @Override
    public void writeLazy(byte[] value, int offset, int length) {
      array =
          offset == 0 && length == size && value.length == size
              ? Optional.of(value)
              : Optional.empty();
    }

    @Override
    public void write(byte value) {}

    @Override
    public void write(byte[] value, int offset, int length) {}

    @Override
    public void write(ByteBuffer value) {}

    @Override
    public void writeLazy(ByteBuffer value) {}
  }
}
