package dev.quern.streaming.proto;

import java.util.Optional;

/** Messages of {@code google.protobuf} that stand for single values. */
enum WellKnownType {
  DoubleValue(ProtoKind.DOUBLE),
  FloatValue(ProtoKind.FLOAT),
  Int64Value(ProtoKind.INT64),
  UInt64Value(ProtoKind.UINT64),
  Int32Value(ProtoKind.INT32),
  UInt32Value(ProtoKind.UINT32),
  BoolValue(ProtoKind.BOOL),
  StringValue(ProtoKind.STRING),
  BytesValue(ProtoKind.BYTES),
  /** Seconds and nanoseconds since the epoch. */
  Timestamp(ProtoKind.MESSAGE),
  /** Seconds and nanoseconds. */
  Duration(ProtoKind.MESSAGE);

  private static final String PACKAGE = "google_protobuf_";

  private final ProtoKind wrapped;

  WellKnownType(ProtoKind wrapped) {
    this.wrapped = wrapped;
  }

  /** The type of the value within a wrapper. */
  ProtoKind wrapped() {
    return wrapped;
  }

  boolean isWrapper() {
    return wrapped != ProtoKind.MESSAGE;
  }

  /** The type of this name; clients write {@code _} for the dots of types they nest. */
  static Optional<WellKnownType> named(String messageName) {
    String name = messageName.replace('.', '_');
    for (WellKnownType type : values()) {
      String full = PACKAGE + type.name();
      if (name.equals(full) || name.endsWith("_" + full)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
