package dev.quern.streaming.proto;

/** The types of fields, by the names that descriptors give them. */
public enum ProtoKind {
  DOUBLE(Encoding.FIXED64),
  FLOAT(Encoding.FIXED32),
  INT64(Encoding.VARINT),
  UINT64(Encoding.VARINT),
  INT32(Encoding.VARINT),
  FIXED64(Encoding.FIXED64),
  FIXED32(Encoding.FIXED32),
  BOOL(Encoding.VARINT),
  STRING(Encoding.BYTES),
  GROUP(Encoding.GROUP),
  MESSAGE(Encoding.BYTES),
  BYTES(Encoding.BYTES),
  UINT32(Encoding.VARINT),
  ENUM(Encoding.VARINT),
  SFIXED32(Encoding.FIXED32),
  SFIXED64(Encoding.FIXED64),
  SINT32(Encoding.VARINT),
  SINT64(Encoding.VARINT);

  private final int encoding;

  ProtoKind(int encoding) {
    this.encoding = encoding;
  }

  /** The wire types. */
  static final class Encoding {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int GROUP = 3;
    static final int GROUP_END = 4;
    static final int FIXED32 = 5;

    private Encoding() {}
  }

  /** The wire type of single values. */
  int encoding() {
    return encoding;
  }

  /** Whether repeated values may be packed into one. */
  boolean isPackable() {
    return encoding != Encoding.BYTES && encoding != Encoding.GROUP;
  }

  boolean isFloat() {
    return this == DOUBLE || this == FLOAT;
  }

  boolean isInteger() {
    return isPackable() && !isFloat() && this != BOOL && this != ENUM;
  }
}
