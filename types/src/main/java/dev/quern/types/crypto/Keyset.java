package dev.quern.types.crypto;

import dev.quern.types.wire.ProtoReader;
import dev.quern.types.wire.ProtoWriter;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keys, of which one encrypts: the message Keyset of Tink.
 *
 * @param primaryId the number of the key that encrypts
 * @param keys all keys, in order
 */
record Keyset(int primaryId, List<Key> keys) {

  private static final int PRIMARY_ID = 1;
  private static final int KEY = 2;
  private static final SecureRandom RANDOM = new SecureRandom();

  Keyset {
    keys = List.copyOf(keys);
  }

  static Keyset decode(byte[] message) {
    ProtoReader reader = new ProtoReader(message);
    int primaryId = 0;
    List<Key> keys = new ArrayList<>();
    for (int field = reader.next(); field != 0; field = reader.next()) {
      switch (field) {
        case PRIMARY_ID -> primaryId = (int) reader.number();
        case KEY -> keys.add(Key.decode(reader.bytes()));
        default -> reader.skip();
      }
    }
    return new Keyset(primaryId, keys);
  }

  byte[] encode() {
    ProtoWriter writer = new ProtoWriter();
    writer.number(PRIMARY_ID, Integer.toUnsignedLong(primaryId));
    keys.forEach(key -> writer.bytes(KEY, key.encode()));
    return writer.toByteArray();
  }

  /** The enabled key that encrypts. */
  Optional<Key> primary() {
    return keys.stream()
        .filter(key -> key.id() == primaryId && key.status() == Key.Status.ENABLED)
        .findFirst();
  }

  /** The same keys and a new random one that encrypts. */
  Keyset rotate(KeyType type, int secretLength) {
    byte[] secret = new byte[secretLength];
    RANDOM.nextBytes(secret);
    Key key = Key.of(newId(), type, Key.Prefix.TINK, secret);
    return new Keyset(key.id(), with(key));
  }

  /** The same keys and one more, which encrypts only when it is the first. */
  Keyset add(KeyType type, byte[] secret) {
    Key key = Key.of(newId(), type, Key.Prefix.RAW, secret);
    return new Keyset(keys.isEmpty() ? key.id() : primaryId, with(key));
  }

  private List<Key> with(Key key) {
    List<Key> all = new ArrayList<>(keys);
    all.add(key);
    return all;
  }

  private int newId() {
    int id;
    do {
      id = RANDOM.nextInt(1, Integer.MAX_VALUE);
    } while (isTaken(id));
    return id;
  }

  private boolean isTaken(int id) {
    return keys.stream().anyMatch(key -> key.id() == id);
  }
}
