package dev.quern.types.sketch;

import dev.quern.types.utf8.ByteSink;
import dev.quern.types.wire.MalformedMessageException;
import dev.quern.types.wire.ProtoReader;
import dev.quern.types.wire.ProtoWriter;
import java.util.Optional;

/** HyperLogLog++ sketches as bytes: the message AggregatorStateProto of ZetaSketch. */
final class HllCodec {

  private static final int TYPE = 1;
  private static final int NUM_VALUES = 2;
  private static final int ENCODING_VERSION = 3;
  private static final int VALUE_TYPE = 4;
  private static final int STATE = 112;

  private static final int SPARSE_SIZE = 2;
  private static final int PRECISION = 3;
  private static final int SPARSE_PRECISION = 4;
  private static final int DATA = 5;
  private static final int SPARSE_DATA = 6;

  private static final long HYPERLOGLOG_PLUS_UNIQUE = 112;
  private static final long VERSION = 2;

  /** The type of the values of old sketches, which do not say it. */
  private static final long UINT64 = 8;

  private HllCodec() {}

  static byte[] encode(HllSketch sketch) {
    ProtoWriter state = new ProtoWriter();
    if (sketch.isSparse()) {
      state.number(SPARSE_SIZE, sketch.sparse().size());
    }
    state.number(PRECISION, sketch.precision()).number(SPARSE_PRECISION, sketch.sparsePrecision());
    if (sketch.isSparse()) {
      state.bytes(SPARSE_DATA, sparseData(sketch));
    } else {
      state.bytes(DATA, sketch.registers());
    }
    return new ProtoWriter()
        .numberAlways(TYPE, HYPERLOGLOG_PLUS_UNIQUE)
        .numberAlways(NUM_VALUES, sketch.count())
        .number(ENCODING_VERSION, VERSION)
        .number(VALUE_TYPE, sketch.valueType())
        .bytes(STATE, state.toByteArray())
        .toByteArray();
  }

  /** The sorted numbers of a sparse sketch as differences. */
  static byte[] sparseData(HllSketch sketch) {
    int[] numbers = new int[sketch.sparse().size()];
    int size = 0;
    for (var entry : sketch.sparse().entrySet()) {
      numbers[size++] = sketch.encode(entry.getKey(), entry.getValue());
    }
    java.util.Arrays.sort(numbers);
    ByteSink sink = new ByteSink(numbers.length * 3);
    int last = 0;
    for (int number : numbers) {
      ProtoWriter.varint(sink, number - last);
      last = number;
    }
    return sink.toByteArray();
  }

  /** The sketch, or empty when the bytes are none. */
  static Optional<HllSketch> decode(byte[] bytes) {
    try {
      return read(new ProtoReader(bytes));
    } catch (MalformedMessageException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<HllSketch> read(ProtoReader reader) {
    long type = 0;
    long count = 0;
    long version = 0;
    long valueType = UINT64;
    byte[] state = new byte[0];
    for (int field = reader.next(); field != 0; field = reader.next()) {
      switch (field) {
        case TYPE -> type = reader.number();
        case NUM_VALUES -> count = reader.number();
        case ENCODING_VERSION -> version = reader.number();
        case VALUE_TYPE -> valueType = reader.number();
        case STATE -> state = reader.bytes();
        default -> reader.skip();
      }
    }
    if (type != HYPERLOGLOG_PLUS_UNIQUE || version != VERSION) {
      return Optional.empty();
    }
    Optional<HllSketch> sketch = readState(new ProtoReader(state), (int) valueType);
    if (sketch.isPresent()) {
      sketch.get().setCount(count);
    }
    return sketch;
  }

  private static Optional<HllSketch> readState(ProtoReader reader, int valueType) {
    int precision = 0;
    int sparsePrecision = 0;
    byte[] data = new byte[0];
    byte[] sparseData = new byte[0];
    for (int field = reader.next(); field != 0; field = reader.next()) {
      switch (field) {
        case PRECISION -> precision = (int) reader.number();
        case SPARSE_PRECISION -> sparsePrecision = (int) reader.number();
        case DATA -> data = reader.bytes();
        case SPARSE_DATA -> sparseData = reader.bytes();
        default -> reader.skip();
      }
    }
    boolean fits =
        precision >= HllSketch.MIN_PRECISION
            && precision <= HllSketch.MAX_PRECISION
            && sparsePrecision >= precision
            && sparsePrecision <= HllSketch.MAX_SPARSE_PRECISION
            && (data.length == 0 || data.length == 1 << precision);
    if (!fits) {
      return Optional.empty();
    }
    HllSketch sketch = new HllSketch(precision, sparsePrecision, valueType);
    if (data.length > 0) {
      sketch.setRegisters(data);
      return Optional.of(sketch);
    }
    ProtoReader numbers = new ProtoReader(sparseData);
    int number = 0;
    while (!numbers.atEnd()) {
      number += Math.toIntExact(numbers.varint());
      sketch.addEncoded(number);
    }
    return Optional.of(sketch);
  }
}
