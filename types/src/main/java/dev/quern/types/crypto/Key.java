package dev.quern.types.crypto;

import dev.quern.domain.value.ByteString;
import dev.quern.types.utf8.Utf8;
import dev.quern.types.wire.MalformedMessageException;
import dev.quern.types.wire.ProtoReader;
import dev.quern.types.wire.ProtoWriter;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * One key of a keyset.
 *
 * @param id its number, unsigned 32 bits
 * @param status whether it may be used
 * @param prefix what stands before its ciphertexts
 * @param typeUrl the kind of the key, empty when the key data are absent
 * @param value the key's own message
 * @param material the code of the kind of material, 1 for symmetric keys
 */
record Key(int id, Status status, Prefix prefix, String typeUrl, ByteString value, long material) {

  private static final int DATA = 1;
  private static final int STATUS = 2;
  private static final int ID = 3;
  private static final int PREFIX = 4;
  private static final int TYPE_URL = 1;
  private static final int VALUE = 2;
  private static final int MATERIAL = 3;
  static final long SYMMETRIC = 1;

  /** Whether a key may be used. */
  enum Status {
    UNKNOWN_STATUS(0),
    ENABLED(1),
    DISABLED(2),
    DESTROYED(3);

    private final int code;

    Status(int code) {
      this.code = code;
    }
  }

  /** What stands before ciphertexts: with TINK a 1 and the key's number. */
  enum Prefix {
    UNKNOWN_PREFIX(0),
    TINK(1),
    LEGACY(2),
    RAW(3),
    CRUNCHY(4);

    private final int code;

    Prefix(int code) {
      this.code = code;
    }
  }

  /** A new enabled key. */
  static Key of(int id, KeyType type, Prefix prefix, byte[] secret) {
    byte[] value = new ProtoWriter().bytes(type.valueField(), secret).toByteArray();
    return new Key(id, Status.ENABLED, prefix, type.typeUrl(), ByteString.copyOf(value), SYMMETRIC);
  }

  Optional<KeyType> type() {
    return KeyType.ofUrl(typeUrl);
  }

  /** The secret of the key. */
  byte[] secret() {
    KeyType type = type().orElseThrow(MalformedMessageException::new);
    ProtoReader reader = new ProtoReader(value.toByteArray());
    byte[] secret = new byte[0];
    for (int field = reader.next(); field != 0; field = reader.next()) {
      if (field == type.valueField()) {
        secret = reader.bytes();
      } else {
        reader.skip();
      }
    }
    return secret;
  }

  byte[] encode() {
    ProtoWriter key = new ProtoWriter();
    if (!typeUrl.isEmpty()) {
      key.bytes(
          DATA,
          new ProtoWriter()
              .bytes(TYPE_URL, Utf8.encode(typeUrl))
              .bytes(VALUE, value.toByteArray())
              .number(MATERIAL, material)
              .toByteArray());
    }
    return key.number(STATUS, status.code)
        .number(ID, Integer.toUnsignedLong(id))
        .number(PREFIX, prefix.code)
        .toByteArray();
  }

  static Key decode(byte[] message) {
    ProtoReader reader = new ProtoReader(message);
    int id = 0;
    Status status = Status.UNKNOWN_STATUS;
    Prefix prefix = Prefix.UNKNOWN_PREFIX;
    byte[] data = new byte[0];
    for (int field = reader.next(); field != 0; field = reader.next()) {
      switch (field) {
        case DATA -> data = reader.bytes();
        case STATUS -> status = constant(Status.values(), s -> s.code, reader.number());
        case ID -> id = (int) reader.number();
        case PREFIX -> prefix = constant(Prefix.values(), p -> p.code, reader.number());
        default -> reader.skip();
      }
    }
    String typeUrl = "";
    byte[] value = new byte[0];
    long material = 0;
    reader = new ProtoReader(data);
    for (int field = reader.next(); field != 0; field = reader.next()) {
      switch (field) {
        case TYPE_URL -> typeUrl = Utf8.decode(reader.bytes());
        case VALUE -> value = reader.bytes();
        case MATERIAL -> material = reader.number();
        default -> reader.skip();
      }
    }
    return new Key(id, status, prefix, typeUrl, ByteString.copyOf(value), material);
  }

  private static <E> E constant(E[] constants, ToIntFunction<E> codeOf, long code) {
    for (E constant : constants) {
      if (codeOf.applyAsInt(constant) == code) {
        return constant;
      }
    }
    throw new MalformedMessageException();
  }
}
